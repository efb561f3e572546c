//! A follow-up by a human agent: after the window of 24 hours, and before seven days are over.
//!
//! Everything is known from the person's last message: nothing is sent to find out. What a program
//! writes has no place here; it needs a utility template, as the example `closed_window` tells.

use std::error::Error;
use std::time::SystemTime;

use sendapi::webhook::{Closed, Event, NotAWebhook, Webhook};
use sendapi::{Account, Client, Receipt, message};
use sendapi_simulator::{Fault, Requests, Simulator};

/// A page, and the simulator that refuses what has no tag, as the platform does after 24 hours.
#[derive(Debug)]
pub struct Stage {
    /// Who follows up.
    pub page: Account,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator, for a conversation that is open or not.
    pub async fn set(is_open: bool) -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().page(PAGE).start().await?;
        if !is_open {
            let untagged = Requests::all().matching(|body| body["tag"].is_null());
            simulator.faults().add(untagged, Fault::graph_error(10, 2_018_278));
        }
        let client = Client::builder().base_url(simulator.url()).build()?;
        Ok(Self { page: client.page(PAGE, "a-token-for-the-simulator"), simulator })
    }
}

/// What came of a follow-up.
#[derive(Debug)]
pub enum FollowUp {
    /// It went out as any message does: the window is open.
    Plain(Receipt),
    /// It went out with the tag `HUMAN_AGENT`.
    Tagged(Receipt),
    /// It is too late for either, and nothing was sent.
    TooLate(Closed),
    /// The event is nothing that could be answered.
    NoReply,
}

/// Sends what a human being wrote about a person's message, by what is allowed at this time.
///
/// # Errors
///
/// What the platform refuses.
pub async fn follow_up(
    page: &Account,
    event: &Event,
    words: &str,
    now: SystemTime,
) -> Result<FollowUp, sendapi::Error> {
    let Some(reply) = event.reply() else { return Ok(FollowUp::NoReply) };
    let person = || reply.recipient.clone();
    let plain = message!(Messenger { recipient: person(), messaging_type: RESPONSE, text: words });
    if reply.allows(&plain, now).is_ok() {
        return page.send(&plain).await.map(FollowUp::Plain);
    }
    let tagged = message!(Messenger {
        recipient: person(),
        messaging_type: MESSAGE_TAG,
        tag: HUMAN_AGENT,
        text: words,
    });
    match reply.allows(&tagged, now) {
        Ok(()) => page.send(&tagged).await.map(FollowUp::Tagged),
        Err(closed) => Ok(FollowUp::TooLate(closed)),
    }
}

/// A webhook with a message that a person wrote at this time, in milliseconds since 1970.
///
/// # Errors
///
/// As with every body: that it is no webhook.
pub fn question(timestamp: u64) -> Result<Webhook, NotAWebhook> {
    let body = format!(
        r#"{{
    "object": "page",
    "entry": [{{
        "id": "{PAGE}",
        "time": {timestamp},
        "messaging": [{{
            "sender": {{ "id": "{PERSON}" }},
            "recipient": {{ "id": "{PAGE}" }},
            "timestamp": {timestamp},
            "message": {{ "mid": "m_71", "text": "Did anybody find my umbrella?" }}
        }}]
    }}]
}}"#
    );
    Webhook::from_json(body.as_bytes())
}

/// Who wrote.
pub const PERSON: &str = "7204418830956127";
const PAGE: &str = "101";
