//! Why a body was not accepted.

use std::error::Error as StdError;
use std::fmt;

use super::Refused;

/// Why [`Inbox::receive`](super::Inbox::receive) did not accept a body. Nothing of it was handed on.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rejected {
    /// It is too large, not genuine, or no webhook.
    Refused(Refused),
    /// There is no room for its events. The platform sends it again when the answer is 503.
    Full {
        /// How many events it has.
        events: usize,
        /// How many are waiting or under way.
        unfinished: usize,
        /// How many there may be.
        capacity: usize,
    },
    /// The inbox was [shut down](super::Inbox::shutdown). The platform sends it again when the answer is 503.
    ShutDown,
}

impl Rejected {
    /// The HTTP status to answer with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused(refused) => refused.status(),
            Self::Full { .. } | Self::ShutDown => 503,
        }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => refused.fmt(f),
            Self::Full { events, unfinished, capacity } => write!(
                f,
                "there is no room for {events} more, {unfinished} events of at most {capacity} are unfinished: send it again later"
            ),
            Self::ShutDown => f.write_str("nothing is accepted any more: send it again later"),
        }
    }
}

/// The sentence is that of the cause: no source, lest reports say it twice.
impl StdError for Rejected {}
