//! How a handler failed.

use std::time::Duration;

/// How a handler failed, and what comes of that.
pub(crate) struct Failure<'f> {
    /// In a word.
    pub(crate) outcome: &'static str,
    /// What it said, unless the program has somebody who is told so.
    #[cfg_attr(not(feature = "tracing"), expect(dead_code, reason = "numbers have no words"))]
    pub(crate) cause: Option<&'f str>,
    pub(crate) tries: u32,
    /// Until it is called again; nothing if it is not.
    pub(crate) wait: Option<Duration>,
}
