//! An Instagram account: a text, quick replies, a carousel, a reaction and more, and what is Messenger's
//! alone.
//!
//! ```sh
//! cargo run --example instagram
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside. The messages stand in
//! `examples/src/instagram/mod.rs`.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use sendapi_examples::complain;
use sendapi_examples::instagram::{
    MESSENGERS_ALONE, PERSON, Stage, long_text, messages, on_instagram,
};

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
    for (what, message) in messages(PERSON, &["Rye", "Spelt"]) {
        let receipt = stage.account.send(&message).await?;
        anstream::println!("{what}: {}", receipt.message_id().unwrap_or("done"));
    }
    for (what, json) in MESSENGERS_ALONE {
        if let Err(invalid) = on_instagram(json) {
            anstream::println!("{what}: {invalid}");
        }
    }
    let text = long_text();
    let long = sendapi::message!(Instagram { recipient: PERSON, text: text.as_str() });
    if let Err(error) = stage.account.send(&long).await {
        anstream::println!("long text: {error}");
        if let Some(invalid) = error.invalid() {
            anstream::println!("  {invalid}");
        }
    }
    Ok(())
}
