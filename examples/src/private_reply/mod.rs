//! A private reply to a comment: from the webhook's body to the message.
//!
//! Who comments on a post of a page can get one private reply within seven days, whether or not they
//! ever wrote to the page.

use std::error::Error;
use std::time::SystemTime;

use sendapi::webhook::{Closed, NotAWebhook, Webhook};
use sendapi::{Account, Client, Receipt, message};
use sendapi_simulator::Simulator;

/// A page and the simulator that takes its replies.
#[derive(Debug)]
pub struct Stage {
    /// Who replies.
    pub page: Account,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().page(PAGE).start().await?;
        let client = Client::builder().base_url(simulator.url()).build()?;
        Ok(Self { page: client.page(PAGE, "a-token-for-the-simulator"), simulator })
    }
}

/// What came of a comment.
#[derive(Debug)]
pub enum Replied {
    /// Its author got a reply.
    Sent(Receipt),
    /// The comment is too old, which is known without asking the platform.
    TooLate(Closed),
    /// The platform refused, or was not reached; the other comments get their replies all the same.
    Failed(sendapi::Error),
}

/// Replies to each comment in a webhook's body. What the page wrote itself, and what is no comment, is
/// passed over.
///
/// A server checks the signature first: [`Verifier::open`](sendapi::webhook::Verifier::open) gives the
/// same [`Webhook`].
///
/// # Errors
///
/// [`NotAWebhook`], for a body that is none.
pub async fn reply_to_comments(
    page: &Account,
    body: &str,
    now: SystemTime,
) -> Result<Vec<Replied>, NotAWebhook> {
    let webhook = Webhook::from_json(body.as_bytes())?;
    let mut replied = Vec::new();
    for (entry, change) in webhook.changes() {
        let Some(reply) = change.reply(entry) else { continue };
        let message = message!(Messenger {
            recipient: reply.recipient.clone(),
            text: "Thank you for asking! Shall we put one aside for you?",
            quick_replies: [
                text { title: "Yes, please", payload: "PUT_ASIDE" },
                text { title: "No, thanks", payload: "NO" },
            ],
        });
        replied.push(match reply.allows(&message, now) {
            Ok(()) => page.send(&message).await.map_or_else(Replied::Failed, Replied::Sent),
            Err(closed) => Replied::TooLate(closed),
        });
    }
    Ok(replied)
}

/// A webhook's body about a comment of this time, in seconds since 1970, and about the page's own.
#[must_use]
pub fn comment(created_time: u64) -> String {
    format!(
        r#"{{
    "object": "page",
    "entry": [{{
        "id": "{PAGE}",
        "time": {created_time},
        "changes": [
            {{
                "field": "feed",
                "value": {{
                    "item": "comment",
                    "verb": "add",
                    "comment_id": "{COMMENT}",
                    "post_id": "101_202",
                    "from": {{ "id": "7204418830956127", "name": "Runa" }},
                    "message": "Is there rye bread left?",
                    "created_time": {created_time}
                }}
            }},
            {{
                "field": "feed",
                "value": {{
                    "item": "comment",
                    "verb": "add",
                    "comment_id": "202_304",
                    "post_id": "101_202",
                    "from": {{ "id": "{PAGE}", "name": "The bakery" }},
                    "message": "There is!",
                    "created_time": {created_time}
                }}
            }}
        ]
    }}]
}}"#
    )
}

/// The comment that can be replied to.
pub const COMMENT: &str = "202_303";
const PAGE: &str = "101";
