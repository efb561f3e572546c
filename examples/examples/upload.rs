//! An upload: a picture goes up once, with a progress bar, and to two people by its id.
//!
//! ```sh
//! cargo run --example upload
//! cargo run --example upload my-picture.gif
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside, and a picture is
//! painted unless one is named. The sending stands in `examples/src/upload/mod.rs`.
#![forbid(unsafe_code)]

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use sendapi_examples::complain;
use sendapi_examples::picture::Picture;
use sendapi_examples::upload::{self, PEOPLE, Stage};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    match env::args_os().nth(1) {
        Some(path) => show(Path::new(&path)).await,
        None => show(Picture::paint(2_400)?.path()).await,
    }
}

async fn show(picture: &Path) -> Result<(), Box<dyn Error>> {
    let stage = Stage::set().await?;
    let bar = bar()?;
    let shown = bar.clone();
    let uploaded = upload::upload(&stage.page, picture, move |transfer| {
        shown.set_length(transfer.total);
        shown.set_position(transfer.sent);
    });
    let uploaded = uploaded.await?;
    bar.finish_and_clear();
    anstream::println!("uploaded as {} {}", uploaded.kind(), uploaded.id());
    for person in PEOPLE {
        let receipt = upload::send(&stage.page, person, &uploaded).await?;
        anstream::println!("  sent to {person}: {}", receipt.message_id().unwrap_or("no id"));
    }
    Ok(())
}

/// Shows itself on a terminal only.
fn bar() -> Result<ProgressBar, Box<dyn Error>> {
    let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes}, {eta} left")?;
    Ok(ProgressBar::new(0).with_style(style))
}
