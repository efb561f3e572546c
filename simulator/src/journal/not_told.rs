//! What the bot was not told, since nobody subscribed the app to it.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use serde_json::{Value, json};

use crate::time::milliseconds;

/// Something that happened and that the bot was not told, from [`Simulator::untold`](crate::Simulator::untold): nobody
/// subscribed the app to it. Cheap to clone.
///
/// ```text
/// webhook feed: not told, the app is not subscribed to `feed` of account 101
/// ```
#[derive(Clone, Debug)]
pub struct Untold(Arc<Record>);

impl Untold {
    /// Its number in the log of requests and webhooks.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.0.number
    }

    /// When it happened, by the simulator's [`Clock`](crate::Clock).
    #[must_use]
    pub fn at(&self) -> SystemTime {
        self.0.at
    }

    /// The account that it is about.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.0.account
    }

    /// The id of the person who acted; that of the account where nobody did.
    #[must_use]
    pub fn person(&self) -> &str {
        &self.0.person
    }

    /// What would have been told: `message`, `postback`, `feed` and so on.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.0.kind
    }

    /// The field of a subscription by which it would have been told.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.0.field
    }

    /// Why it was not, in a sentence.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.0.why
    }

    /// The webhook that would have told it.
    #[must_use]
    pub fn webhook(&self) -> &Value {
        &self.0.webhook
    }

    /// All of it as JSON, as the chat page tells it; the time is in milliseconds since 1970.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let Record { number, at, account, person, kind, field, why, webhook } = &*self.0;
        json!({
            "type": "untold",
            "number": number,
            "at": milliseconds(*at),
            "account": account,
            "conversation": person,
            "kind": kind,
            "field": field,
            "why": why,
            "body": webhook,
        })
    }

    pub(crate) fn of(record: Record) -> Self {
        Self(Arc::new(record))
    }
}

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "webhook {}: not told, {}", self.kind(), self.why())
    }
}

#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) number: u64,
    pub(crate) at: SystemTime,
    pub(crate) account: String,
    pub(crate) person: String,
    pub(crate) kind: String,
    pub(crate) field: String,
    pub(crate) why: String,
    pub(crate) webhook: Value,
}
