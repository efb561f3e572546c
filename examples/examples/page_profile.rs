//! The profile of a page: the button to begin with, a greeting, questions and a menu.
//!
//! ```sh
//! cargo run --example page_profile
//! ```
//!
//! It needs no account and no network: a simulator of the platform starts inside. The profile stands in
//! `examples/src/page_profile/mod.rs`.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use sendapi_examples::complain;
use sendapi_examples::page_profile::{Stage, bakery};

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
    for breads in [&["Rye", "Spelt"][..], &["Rye", "Spelt"], &["Rye", "Spelt", "Oat"]] {
        let done = stage.page.sync_profile(&bakery(breads)).await?;
        anstream::println!("{}: {done}", breads.join(", "));
    }
    let profile = stage.page.profile().await?.settings;
    for greeting in profile.greeting.iter().flat_map(|greetings| greetings.iter()) {
        anstream::println!("  {}: {}", greeting.locale, greeting.text);
    }
    Ok(())
}
