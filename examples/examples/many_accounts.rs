//! Many accounts: four pages and an Instagram account write to 500 people each, at once, in batches.
//!
//! ```sh
//! cargo run --release --example many_accounts
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside, in which the token of
//! one page has expired. That page stops at once, and the others go on. The sending stands in
//! `examples/src/many_accounts/mod.rs`.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use sendapi_examples::complain;
use sendapi_examples::many_accounts::stage::Stage;
use sendapi_examples::many_accounts::{self, PEOPLE};

#[tokio::main]
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
    stage.trouble();
    for (id, report) in many_accounts::run(&stage.accounts, PEOPLE).await? {
        anstream::print!("account {id}\n{report}");
    }
    Ok(())
}
