//! Why an answer comes too late, and what may be sent instead.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use crate::webhook::window::Ground;

/// A message comes too late: it was not sent, and the platform would refuse it.
///
/// Its `Display` says since when, and what may be sent instead.
#[derive(Clone, PartialEq, Eq)]
pub struct Closed {
    pub(crate) ground: Ground,
    pub(crate) length: Option<Duration>,
    pub(crate) since: SystemTime,
    pub(crate) now: SystemTime,
    pub(crate) instead: Vec<Instead>,
    pub(crate) bound_by: Option<&'static str>,
}

impl Closed {
    /// Until when the message could be sent.
    #[must_use]
    pub const fn since(&self) -> SystemTime {
        self.since
    }

    /// What may be sent now, or lets one send again; at least one.
    #[must_use]
    pub fn instead(&self) -> &[Instead] {
        &self.instead
    }

    /// The member of the message for which no later window is open, whatever its tag: `reply_to` or `sticker_id`. Without it the
    /// message may go on one of the [other grounds](Self::instead).
    #[must_use]
    pub const fn bound_by(&self) -> Option<&'static str> {
        self.bound_by
    }

    /// What to do, in words: the second half of what `Display` says.
    #[must_use]
    pub fn advice(&self) -> String {
        let ways: Vec<_> = self.instead.iter().map(|way| self.way(*way)).collect();
        let ways = ways.join(", ");
        match self.bound_by.filter(|_| self.instead.len() > 1) {
            Some(member) => format!("without `{member}`, which goes within 24 hours only, {ways}"),
            None => ways,
        }
    }
}

/// What may be sent in place of a message that comes too late.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Instead {
    /// What a person writes, with the tag `HUMAN_AGENT`.
    HumanAgent {
        /// Until when.
        until: SystemTime,
    },
    /// A `customer_feedback` template with the tag `CUSTOMER_FEEDBACK`. Messenger only.
    CustomerFeedback {
        /// Until when.
        until: SystemTime,
    },
    /// An approved utility template with `messaging_type: UTILITY`, at any time. Messenger only.
    Utility,
    /// Anything, once the person has written again.
    NewMessage,
}

impl fmt::Display for Closed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_since(formatter)?;
        write!(formatter, ": {}", self.advice())
    }
}

crate::told! { Closed }

impl StdError for Closed {}

impl Closed {
    /// Since when, and after what.
    pub(crate) fn write_since(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ago = Span(self.now.duration_since(self.since).unwrap_or_default());
        write!(formatter, "the window for this message closed {ago} ago")?;
        match self.length {
            Some(length) => write!(formatter, ", {} after {}", Span(length), self.ground),
            None => Ok(()),
        }
    }

    fn way(&self, way: Instead) -> String {
        let more = |until: SystemTime| Span(until.duration_since(self.now).unwrap_or_default());
        match way {
            Instead::HumanAgent { until } => {
                format!("the tag `HUMAN_AGENT` for what a person writes, for {} more", more(until))
            }
            Instead::CustomerFeedback { until } => {
                format!("the tag `CUSTOMER_FEEDBACK` with its template, for {} more", more(until))
            }
            Instead::Utility => {
                "an approved utility template with `messaging_type: UTILITY`".to_owned()
            }
            Instead::NewMessage if self.instead.len() == 1 => {
                "wait until the person writes again".to_owned()
            }
            Instead::NewMessage => "or wait until the person writes again".to_owned(),
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Conversation => "the person's last action",
            Self::PrivateReply => "the comment",
            Self::OneTimeNotification | Self::NotificationMessages => "the opt-in",
        })
    }
}

/// A length of time in its largest whole unit; days only from two on.
pub(crate) struct Span(pub(crate) Duration);

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let (number, unit) = match seconds {
            0..60 => (seconds, "second"),
            60..3_600 => (seconds / 60, "minute"),
            3_600..172_800 => (seconds / 3_600, "hour"),
            _ => (seconds / 86_400, "day"),
        };
        write!(formatter, "{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}
