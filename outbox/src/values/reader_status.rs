//! How far a reader is.

use std::time::SystemTime;

/// How far a reader is, from [`Outbox::readers`](crate::Outbox::readers).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReaderStatus {
    /// What it is called.
    pub name: String,
    /// How many outcomes it has not been told.
    pub untold: u64,
    /// Since when the oldest of those is known. All of them, with their messages, are kept for it.
    pub oldest_untold: Option<SystemTime>,
}
