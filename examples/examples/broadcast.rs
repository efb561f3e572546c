//! The broadcast: one message to 10,000 people, with a progress bar and a report.
//!
//! ```sh
//! cargo run --release --example broadcast
//! cargo run --release --example broadcast 500
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside, and makes some
//! messages fail so that there is something to report. Ctrl-C stops it: no further message goes out,
//! those under way are waited for, and the report tells how many had not begun.
//!
//! The sending stands in `examples/src/broadcast/mod.rs`.
#![forbid(unsafe_code)]

use std::env;
use std::error::Error;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use sendapi_examples::broadcast::report::Report;
use sendapi_examples::broadcast::stage::Stage;
use sendapi_examples::broadcast::{self, PEOPLE};
use sendapi_examples::complain;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(report) => {
            anstream::print!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<Report, Box<dyn Error>> {
    let count = count(env::args().nth(1))?;
    let stage = Stage::set().await?;
    stage.trouble();
    let bar = bar(count)?;
    let people = broadcast::people(count);
    let news = broadcast::news();
    let report = broadcast::run(&stage.page, &news, people, ctrl_c(), |progress| {
        bar.set_message(format!("{} not sent, {} unknown", progress.not_sent, progress.unknown));
        bar.inc(1);
    });
    let report = report.await?;
    bar.abandon();
    Ok(report)
}

fn count(argument: Option<String>) -> Result<u32, String> {
    let Some(argument) = argument else { return Ok(PEOPLE) };
    argument.parse().map_err(|_| {
        format!("`{}` is no number of people, give one like 500", argument.escape_debug())
    })
}

/// Shows itself on a terminal only.
fn bar(count: u32) -> Result<ProgressBar, Box<dyn Error>> {
    let style =
        ProgressStyle::with_template("{wide_bar} {pos}/{len}, {per_sec}, {eta} left, {msg}")?;
    Ok(ProgressBar::new(u64::from(count)).with_style(style))
}

/// Ends at Ctrl-C; never, where the system does not tell of it.
async fn ctrl_c() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
