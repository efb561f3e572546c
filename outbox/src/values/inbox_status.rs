//! How the inbox stands.

use std::time::SystemTime;

/// How what came in stands, of all processes: from [`Outbox::inbox_status`](crate::Outbox::inbox_status).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InboxStatus {
    /// How many events wait for a handler, or for its end.
    pub waiting: u64,
    /// How many were given up, and are still kept.
    pub given_up: u64,
    /// When the oldest of those that wait came in.
    pub oldest_waiting: Option<SystemTime>,
    /// Into how many shards conversations are divided: each is one process's at a time.
    pub shards: u64,
    /// How many of them an inbox that is there has taken. One that was killed counts for a minute more.
    pub held: u64,
    /// In how many of them something waits that no inbox has taken: nothing will become of it until one is started.
    pub unserved: u64,
}
