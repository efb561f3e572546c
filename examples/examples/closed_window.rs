//! An answer that comes too late: the platform refuses it, and what is allowed is sent instead.
//!
//! ```sh
//! cargo run --example closed_window
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside, in which the
//! person's window is closed. What is done about it stands in `examples/src/closed_window/mod.rs`.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;

use sendapi_examples::closed_window::{Answered, Author, PERSON, Stage, answer};
use sendapi_examples::complain;

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
    for (words, author) in [
        ("Runa from the bakery here. Yes, the rye is free of nuts.", Author::Human),
        ("Your order is ready.", Author::Program),
    ] {
        anstream::println!("{author:?}: {words}");
        tell(&answer(&stage.page, PERSON, words, author).await?);
    }
    Ok(())
}

fn tell(answered: &Answered) {
    match answered {
        Answered::Plainly(receipt) => sent("sent", receipt.message_id()),
        Answered::WithTag(receipt, closed) => {
            explain(closed);
            sent("sent with the tag HUMAN_AGENT, as a human being wrote it", receipt.message_id());
        }
        Answered::NotWithoutTemplate(closed) => {
            explain(closed);
            anstream::println!("  not sent: a program needs a utility template here");
        }
    }
}

fn sent(how: &str, message_id: Option<&str>) {
    anstream::println!("  {how}: {}", message_id.unwrap_or("no id"));
}

fn explain(error: &sendapi::Error) {
    anstream::println!("  {error}");
    if let Some(code) = error.explain() {
        anstream::println!("  {code}");
    }
}
