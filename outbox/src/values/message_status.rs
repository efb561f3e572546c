//! All that is known of a message.

use std::fmt;
use std::time::SystemTime;

use sendapi::Priority;

use crate::{AccountName, Outcome, Ticket};

/// All that is known of a message, from [`Outbox::messages`](crate::Outbox::messages) and
/// [`Outbox::message`](crate::Outbox::message).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MessageStatus {
    /// Which it is.
    pub ticket: Ticket,
    /// Whose it is.
    pub account: AccountName,
    /// What it goes in order with: the recipient in JSON, unless a [lane](crate::Putting::lane) was given. Empty if its person
    /// was [forgotten](crate::Outbox::forget).
    pub lane: String,
    /// Its [key](crate::Putting::key), if it has one and that is still kept.
    pub key: Option<String>,
    /// Whether somebody waits for it.
    pub priority: Priority,
    /// When it was put.
    pub put_at: SystemTime,
    /// Not before this.
    pub due_at: SystemTime,
    /// Not after this.
    pub until: Option<SystemTime>,
    /// When it began last.
    pub begun_at: Option<SystemTime>,
    /// Since when its outcome is known, or is known to be unknown.
    pub settled_at: Option<SystemTime>,
    /// What became of it.
    pub outcome: Outcome,
    /// How often it was sent again although it may have arrived.
    pub copies: u32,
    /// Whether its person was [forgotten](crate::Outbox::forget).
    pub is_forgotten: bool,
    /// How many bytes its text has: 0 if it was erased.
    pub size: u64,
    /// The request as it is posted, in JSON: if it was [asked for](crate::Which::bodies), and was not erased.
    pub body: Option<String>,
}

/// Without what it says and to whom: that is somebody's.
impl fmt::Debug for MessageStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MessageStatus")
            .field("ticket", &self.ticket)
            .field("account", &self.account)
            .field("put_at", &self.put_at)
            .field("outcome", &self.outcome)
            .field("copies", &self.copies)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}
