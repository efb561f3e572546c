//! What a reader is told.

use std::time::SystemTime;

use crate::{AccountName, Outcome, Ticket};

/// What became of a message, as a [`Reader`](crate::Reader) is told it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Told {
    /// Of which message.
    pub ticket: Ticket,
    /// Whose it is.
    pub account: AccountName,
    /// What became of it then: [`Sent`](Outcome::Sent), [`NotSent`](Outcome::NotSent), [`Unknown`](Outcome::Unknown) or
    /// [`Cancelled`](Outcome::Cancelled).
    pub outcome: Outcome,
    /// When that was known.
    pub at: SystemTime,
    /// Its place in the order of all that is told.
    pub(crate) place: i64,
}
