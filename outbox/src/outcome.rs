//! What became of a message.

use std::fmt;
use std::time::SystemTime;

use crate::State;

/// What became of a message, as it is known now.
///
/// ```
/// use sendapi_outbox::Outcome;
///
/// fn in_words(outcome: &Outcome) -> String {
///     match outcome {
///         Outcome::Sent { .. } => "it is with the person".to_owned(),
///         Outcome::NotSent(why) => format!("it was refused: {why}"),
///         Outcome::Unknown { .. } => "nobody knows whether it arrived".to_owned(),
///         other => format!("{:?}", other.state()),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It has not begun.
    Waiting {
        /// Not before this.
        due_at: SystemTime,
        /// Nor before this, if it was tried, and did surely not arrive.
        retry_at: Option<SystemTime>,
        /// How often the platform has refused it for now.
        tries: u32,
        /// Nor before this, since its account is [paused](crate::Outbox::pause): a time that never comes, if until it is
        /// resumed.
        paused_until: Option<SystemTime>,
    },
    /// It is under way.
    Begun {
        /// Since then.
        since: SystemTime,
    },
    /// The platform has it.
    Sent {
        /// Its id at the platform, where the answer had one.
        message_id: Option<String>,
    },
    /// It was not sent, and will not be.
    NotSent(NotSent),
    /// Nobody knows whether it arrived: a connection was cut off, a process died. It may become [`Sent`](Self::Sent) later,
    /// and [`send_again`](crate::Outbox::send_again) is the decision that it is worth a second copy.
    Unknown {
        /// How many of it may be with the person beside the last: so often it was sent again.
        copies: u32,
        /// In words: what was seen of it last, such as that no answer came in time, or that its process has ended. `None` if
        /// nobody has said anything, or a [reader](crate::Reader) is told of it when more is known already; `forgotten` if its
        /// person [was](crate::Outbox::forget).
        why: Option<String>,
    },
    /// It was taken back before it began.
    Cancelled,
}

impl Outcome {
    /// Where a message is of which this is known.
    #[must_use]
    pub const fn state(&self) -> State {
        match self {
            Self::Waiting { .. } => State::Waiting,
            Self::Begun { .. } => State::Begun,
            Self::Sent { .. } => State::Sent,
            Self::NotSent(_) => State::Refused,
            Self::Unknown { .. } => State::Unknown,
            Self::Cancelled => State::Cancelled,
        }
    }
}

/// Why a message was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotSent {
    /// The platform's [code](sendapi::GraphError::code), if it refused.
    pub code: Option<i64>,
    /// The platform's [subcode](sendapi::GraphError::subcode), if it gave one.
    pub subcode: Option<i64>,
    /// In words.
    pub why: String,
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}
