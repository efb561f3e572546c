//! A private reply to a comment, from the webhook's body to the message.
//!
//! ```sh
//! cargo run --example private_reply
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside, and the webhook's body
//! is a text. What is done with it stands in `examples/src/private_reply/mod.rs`.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use sendapi_examples::complain;
use sendapi_examples::private_reply::{Replied, Stage, comment, reply_to_comments};

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
    let now = SystemTime::now();
    for days in [0, 6, 8] {
        let created = now - Duration::from_secs(24 * days * 60 * 60);
        let body = comment(created.duration_since(SystemTime::UNIX_EPOCH)?.as_secs());
        for replied in reply_to_comments(&stage.page, &body, now).await? {
            anstream::println!("a comment, {days} days old");
            match replied {
                Replied::Sent(receipt) => {
                    anstream::println!("  sent: {}", receipt.message_id().unwrap_or("no id"));
                }
                Replied::TooLate(closed) => anstream::println!("  not sent: {closed}"),
                Replied::Failed(error) => anstream::println!("  {error}"),
            }
        }
    }
    Ok(())
}
