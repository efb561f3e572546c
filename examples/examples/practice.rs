//! A doctor's practice that answers on Messenger and on Instagram with one function.
//!
//! ```sh
//! cargo run --example practice
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside, with a Page and an Instagram account, and
//! prints the address of the page on which you write to either as a patient.
//!
//! The bot stands in `examples/src/practice`; what only one of the platforms has, in its `only.rs`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use sendapi_examples::{complain, practice};

#[tokio::main]
async fn main() -> ExitCode {
    match practice::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}
