//! What a round says of a message.

use super::rounds::Wanted;
use crate::mark::Mark;

/// A message that is to begin, with what is written beside it.
#[derive(Clone, Copy, Debug)]
pub struct Begin {
    pub(crate) wanted: Wanted,
    /// Under which limit it falls, as the database numbers them.
    pub(crate) kind: i64,
    /// For so many milliseconds it may be under way.
    pub(crate) lasts: i64,
    /// What it carries, by which its echo names this begin.
    pub(crate) mark: Option<Mark>,
}

impl AsRef<Wanted> for Begin {
    fn as_ref(&self) -> &Wanted {
        &self.wanted
    }
}

/// What is kept of an answer.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub(crate) message_id: Option<String>,
    pub(crate) code: Option<i64>,
    pub(crate) subcode: Option<i64>,
    pub(crate) why: Option<String>,
    /// For so many milliseconds it waits for its next try.
    pub(crate) wait: Option<i64>,
    /// Whether the platform has answered.
    pub(crate) is_try: bool,
}
