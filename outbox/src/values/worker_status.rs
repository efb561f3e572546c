//! How a worker stands.

use std::time::{Duration, SystemTime};

/// How a worker or an inbox stands, from [`Outbox::workers`](crate::Outbox::workers).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WorkerStatus {
    /// What it is called: [host and process](crate::WorkerBuilder::name), unless told otherwise.
    pub name: String,
    /// Whether it is an inbox, which handles events; else it sends.
    pub is_inbox: bool,
    /// Since when it is there.
    pub started_at: SystemTime,
    /// For how long it has not shown that it lives, by the machine's clock. It does so every few seconds; one that is silent for
    /// 15 is dead, or cannot write to the database.
    pub silent_for: Duration,
    /// How many accounts it can send for.
    pub serves: u64,
    /// How many of them it sends for now: each has one worker at a time.
    pub holds: u64,
}
