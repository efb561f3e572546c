//! What an inbox keeps, and who handles it.

use std::fmt;
use std::sync::Arc;

use crate::mark::Mark;

/// Something that came in, as it is kept.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub(crate) shard: i64,
    /// The conversation.
    pub(crate) lane: String,
    /// By what it is known again.
    pub(crate) key: String,
    pub(crate) body: String,
}

/// What the conversation of an account with a person is called.
pub(crate) fn conversation(account: impl fmt::Display, person: &str) -> String {
    format!("{account}:{person}")
}

/// That a message has arrived, by its echo.
#[derive(Clone, Debug)]
pub struct Echo {
    pub(crate) mark: Mark,
    /// The account's name.
    pub(crate) account: String,
    pub(crate) message_id: String,
}

/// The conversations that one inbox handles at a time.
#[derive(Clone, Debug)]
pub struct Shard {
    pub(crate) id: i64,
    pub(crate) holder: Option<Arc<str>>,
    pub(crate) term: i64,
}

/// What came in since somebody looked last.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    pub(crate) shard: i64,
    /// The first of it.
    pub(crate) first: i64,
}

/// How many shards there are: so many processes can share the work, and nobody looks at more.
pub(crate) const SHARDS: u8 = 64;
