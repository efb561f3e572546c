//! What was accepted and not finished.

use super::Incoming;

/// What the platform was told that it arrived, and what [`Inbox::shutdown`](super::Inbox::shutdown) could not finish in
/// time: keep it, for the platform does not send it again.
#[derive(Clone, Debug, Default)]
#[must_use = "the platform does not send these again"]
#[non_exhaustive]
pub struct Unfinished {
    /// Its handler was broken off: it may have done some of its work.
    pub begun: Vec<Incoming>,
    /// No handler saw it. What is of one person is in the order in which it came.
    pub waiting: Vec<Incoming>,
}

impl Unfinished {
    /// Whether everything was finished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.begun.is_empty() && self.waiting.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.begun.len() + self.waiting.len()
    }
}
