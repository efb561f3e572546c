//! Why a conversation does not go on.

use std::error::Error as StdError;
use std::fmt;

use super::{Failure, Rejected};

/// Why a [`Conversation`](super::Conversation) does not go on. `Debug` says the same as `Display`, so that a test that ends
/// with it by `?` or `unwrap` shows the sentence.
#[non_exhaustive]
pub enum Stuck {
    /// The handler returned an error, panicked or was broken off.
    Failed(Failure),
    /// The person was not sent a button with this title.
    NoButton {
        /// The title.
        title: String,
        /// Those that they were sent, the latest first.
        titles: Vec<String>,
    },
    /// What the person was to do is no event.
    NoEvent(String),
    /// The bot sent what is no message when it is read again, and why.
    NoMessage(String),
    /// The bot sent a message over 64 KiB, of which only the beginning is kept.
    TooLong,
    /// The bot made more requests about one event than are kept: the first are lost. What the others sent is among what
    /// was [sent](super::Conversation::sent).
    TooMany {
        /// How many it made, messages and other calls.
        requests: u64,
        /// How many of them are kept.
        kept: usize,
    },
    /// The event was not accepted.
    Rejected(Rejected),
}

impl fmt::Display for Stuck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(failure) => failure.fmt(f),
            Self::NoButton { title, titles } if titles.is_empty() => {
                write!(f, "there is no button `{title}`, the person was sent none")
            }
            Self::NoButton { title, titles } => {
                write!(
                    f,
                    "there is no button `{title}`, the person was sent `{}`",
                    titles.join("`, `")
                )
            }
            Self::NoEvent(why) => write!(f, "what the person was to do is no event: {why}"),
            Self::NoMessage(why) => write!(f, "what was sent is no message: {why}"),
            Self::TooLong => {
                f.write_str("a message was sent that is over 64 KiB, only its beginning is kept")
            }
            Self::TooMany { requests, kept } => write!(
                f,
                "{requests} requests were made about one event, only the last {kept} are kept"
            ),
            Self::Rejected(rejected) => rejected.fmt(f),
        }
    }
}

impl fmt::Debug for Stuck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The sentence is that of the cause: no source, or reports would say it twice.
impl StdError for Stuck {}

impl From<Rejected> for Stuck {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}
