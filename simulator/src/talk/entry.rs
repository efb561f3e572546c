//! One thing that happened in a conversation.

use std::time::SystemTime;

use serde_json::Value;

use crate::Received;

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// From 1, in the order in which they happened.
    pub(crate) number: u64,
    pub(crate) at: SystemTime,
    /// The field that would have told the bot, and that nobody subscribed to.
    pub(crate) untold: Option<String>,
    pub(crate) what: What,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    /// The person wrote below a post.
    Comment { id: String, text: String },
    /// This app has the conversation from now on; none is the bot's own.
    Control(Option<String>),
    /// The person did something, in the words of the platform's webhook.
    Event(Value),
    /// The account tried to write, and was refused.
    Refusal { sentence: String, log: Option<u64> },
    /// The account wrote or did something.
    Request(Received),
    /// Somebody at the Page Inbox wrote.
    Staff { mid: String, text: String },
}

impl Entry {
    /// What the account sent.
    pub(crate) fn received(&self) -> Option<&Received> {
        match &self.what {
            What::Request(received) => Some(received),
            _ => None,
        }
    }

    /// The id of a message to the person; a sender action has none.
    pub(crate) fn incoming(&self) -> Option<&str> {
        match &self.what {
            What::Request(received) => received.message_id(),
            What::Staff { mid, .. } => Some(mid),
            _ => None,
        }
    }
}
