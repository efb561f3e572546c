//! A follow-up by a human agent, with the tag `HUMAN_AGENT`: after 24 hours and within seven days.
//!
//! ```sh
//! cargo run --example human_agent
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside. When what may be sent
//! is decided in `examples/src/human_agent/mod.rs`.
#![forbid(unsafe_code)]

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use sendapi_examples::complain;
use sendapi_examples::human_agent::{FollowUp, Stage, follow_up, question};

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
    let now = SystemTime::now();
    let since_1970 = now.duration_since(SystemTime::UNIX_EPOCH)?;
    for hours in [2, 72, 200] {
        let stage = Stage::set(hours < 24).await?;
        let written = since_1970.saturating_sub(Duration::from_secs(hours * 60 * 60));
        let webhook = question(u64::try_from(written.as_millis())?)?;
        for event in webhook.events() {
            anstream::println!("a question, {hours} hours ago");
            tell(&follow_up(&stage.page, event, "Runa here: we found it!", now).await?);
        }
    }
    Ok(())
}

fn tell(follow_up: &FollowUp) {
    match follow_up {
        FollowUp::Plain(receipt) => sent("sent", receipt.message_id()),
        FollowUp::Tagged(receipt) => sent("sent with the tag HUMAN_AGENT", receipt.message_id()),
        FollowUp::TooLate(closed) => anstream::println!("  not sent: {closed}"),
        FollowUp::NoReply => anstream::println!("  nothing to answer"),
    }
}

fn sent(how: &str, message_id: Option<&str>) {
    anstream::println!("  {how}: {}", message_id.unwrap_or("no id"));
}
