//! What stands in a state file.

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Account, Platform, time};

/// All of it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {
    /// The number of this form: [`FORM`].
    #[serde(rename = "sendapi_simulator_state")]
    pub(crate) form: u32,
    /// Where the simulator listened: files that people sent are named by it.
    pub(crate) url: String,
    /// How far the clock is ahead, in milliseconds.
    pub(crate) ahead: u64,
    /// What was set up, by the account's id.
    pub(crate) accounts: BTreeMap<String, Account>,
    pub(crate) conversations: Vec<Conversation>,
    pub(crate) attachments: Vec<Attachment>,
}

/// A person and an account.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Conversation {
    pub(crate) account: String,
    /// The person's id.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) is_stranger: bool,
    /// Messages that the person has not read.
    pub(crate) unread: usize,
    pub(crate) entries: Vec<Entry>,
}

/// One thing that happened. Windows and tokens follow from these.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) number: u64,
    #[serde(with = "time")]
    pub(crate) at: SystemTime,
    /// The field that nobody subscribed to, so that the bot was not told. Older files have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) untold: Option<String>,
    #[serde(flatten)]
    pub(crate) what: What,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum What {
    Comment {
        id: String,
        text: String,
    },
    Control {
        app_id: Option<String>,
    },
    /// In the words of the platform's webhook.
    Event(Value),
    Refusal {
        sentence: String,
    },
    Request(Box<Request>),
    Staff {
        mid: String,
        text: String,
    },
}

/// What the account sent, and what it was answered.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    /// As in the path: an id, or `me`.
    pub(crate) account: String,
    pub(crate) version: Option<String>,
    pub(crate) platform: Platform,
    pub(crate) body: Value,
    pub(crate) recipient_id: Option<String>,
    pub(crate) message_id: Option<String>,
    pub(crate) attachment_id: Option<String>,
    /// That of a file that came along.
    pub(crate) file_id: Option<String>,
}

/// A file that was uploaded. Its bytes stand in the folder beside, under its id.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attachment {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) platform: Platform,
    /// `image`, `video`, `audio` or `file`.
    pub(crate) kind: String,
    /// Where the platform would fetch it; none where the bytes are here.
    pub(crate) url: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) is_reusable: bool,
    #[serde(with = "time")]
    pub(crate) uploaded_at: SystemTime,
}

/// Raised when an older program could not read what a newer one writes.
pub(crate) const FORM: u32 = 1;
