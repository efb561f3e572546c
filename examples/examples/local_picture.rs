//! A picture from this computer, sent to one person in one request.
//!
//! ```sh
//! cargo run --example local_picture
//! cargo run --example local_picture my-picture.gif
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside. Two pictures are
//! painted unless one is named; the second is too long for a picture and goes as a file. The sending
//! stands in `examples/src/local_picture/mod.rs`.
#![forbid(unsafe_code)]

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use sendapi_examples::complain;
use sendapi_examples::local_picture::{PERSON, Sent, Stage, send};
use sendapi_examples::picture::Picture;

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
    let stage = Stage::set().await?;
    if let Some(path) = env::args_os().nth(1) {
        return show(&stage, Path::new(&path)).await;
    }
    for width in [800, 3_200] {
        anstream::println!("a picture {width} pixels wide");
        show(&stage, Picture::paint(width)?.path()).await?;
    }
    Ok(())
}

async fn show(stage: &Stage, picture: &Path) -> Result<(), Box<dyn Error>> {
    let (how, receipt) = match send(&stage.page, PERSON, picture).await? {
        Sent::AsPicture(receipt) => ("sent as a picture", receipt),
        Sent::AsFile(receipt, too_long) => {
            anstream::println!("  {too_long}");
            ("sent as a file", receipt)
        }
    };
    anstream::println!("  {how}: {}", receipt.message_id().unwrap_or("no id"));
    Ok(())
}
