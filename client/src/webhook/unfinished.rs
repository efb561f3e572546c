//! What was accepted and not finished.

use super::Incoming;

/// What the platform was told that it arrived, and what [`Inbox::shutdown`](super::Inbox::shutdown) could not finish in
/// time: keep it, for the platform does not send it again.
///
/// ```
/// use sendapi::webhook::{Inbox, Incoming, Unfinished};
///
/// /// A line for each, for a file or a table.
/// fn keep(unfinished: &Unfinished) -> Vec<String> {
///     unfinished.begun.iter().chain(&unfinished.waiting).map(Incoming::to_json).collect()
/// }
///
/// /// In the next process, before its server begins to listen: what is about one person stays in order.
/// fn take_up(inbox: &Inbox, lines: &[String]) -> Result<(), Box<dyn std::error::Error>> {
///     for line in lines {
///         inbox.accept_again(Incoming::from_json(line.as_bytes())?)?;
///     }
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "the platform does not send these again"]
#[non_exhaustive]
pub struct Unfinished {
    /// Its handler was broken off: it may have done some of its work.
    pub begun: Vec<Incoming>,
    /// No handler saw it. What is of one person is in the order in which it came, behind what has
    /// [begun](Self::begun).
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
