//! What stands in a conversation.

use std::time::SystemTime;

use sendapi::call::conversation::StoredMessage;

/// What stands in the conversation of a message, for a person who decides whether it arrived:
/// [`Outbox::look_up`](crate::Outbox::look_up).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LookedUp {
    /// What was put: the JSON of the request.
    pub body: String,
    /// When it began last, if it has.
    pub begun_at: Option<SystemTime>,
    /// What the account has written to the person, the newest first. The platform tells of the 20 newest messages of a
    /// conversation alone: with as many, it may stand further back.
    pub written: Vec<StoredMessage>,
}
