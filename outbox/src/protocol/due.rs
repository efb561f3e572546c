//! What a worker reads of the messages of an account.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::rounds::Begun;

/// A message that is due.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub(crate) id: i64,
    pub(crate) lane: Arc<str>,
    /// 0 an answer, 1 a broadcast.
    pub(crate) priority: i64,
    pub(crate) due_at: i64,
    pub(crate) body: Arc<str>,
    /// How often the platform has answered.
    pub(crate) tries: i64,
    /// When it began first.
    pub(crate) first_begun: Option<Instant>,
    /// How often it failed while it was here.
    pub(crate) failures: u32,
    /// How long it waits for its next try.
    pub(crate) wait: Option<Duration>,
}

/// How far the account has been read in one priority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    pub(crate) due_at: i64,
    pub(crate) message: i64,
}

/// What was put since somebody looked last.
#[derive(Clone, Copy, Debug)]
pub struct New {
    pub(crate) account: i64,
    pub(crate) priority: i64,
    /// The earliest of it.
    pub(crate) due_at: i64,
}

/// Something under way by the word of somebody who may be gone.
#[derive(Clone, Debug)]
pub struct InDoubt {
    pub(crate) lane: String,
    pub(crate) begun: Begun,
    /// For so long it may still arrive.
    pub(crate) lasts: Duration,
}
