//! The tour: messages of several kinds, each shown as the person sees it, sent, and told what came of it.
//!
//! ```sh
//! cargo run --example tour
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside. To send to people instead, set
//!
//! - for Messenger `SENDAPI_PAGE_ID`, `SENDAPI_PAGE_TOKEN` and `SENDAPI_RECIPIENT`, the person's page-scoped id;
//! - for Instagram `SENDAPI_INSTAGRAM_ID`, `SENDAPI_INSTAGRAM_TOKEN`, an Instagram user's token, and
//!   `SENDAPI_INSTAGRAM_RECIPIENT`, the person's Instagram-scoped id.
//!
//! `SENDAPI_URL` is another place to send to than the platform.
//!
//! The messages stand in `examples/src/tour/messages.rs`.
#![forbid(unsafe_code)]

use std::env;
use std::error::Error;
use std::process::ExitCode;

use sendapi_examples::complain;
use sendapi_examples::tour::guide::Summary;
use sendapi_examples::tour::{self, stage::Stage};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(summary) if summary.is_as_planned() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<Summary, Box<dyn Error>> {
    let stage = Stage::set(|name| env::var(name).ok()).await?;
    Ok(tour::run(&stage, anstream::stdout(), columns()).await?)
}

/// What `COLUMNS` says, or the terminal; 80 where there is neither.
fn columns() -> usize {
    let wanted = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    wanted.unwrap_or_else(textwrap::termwidth)
}
