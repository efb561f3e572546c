//! Why a body is no webhook.

use std::error::Error as StdError;
use std::fmt;

use serde_json::Value;

use crate::reading::kind::kind_of;

/// The body given to [`Webhook::from_json`](crate::webhook::Webhook::from_json) is something else.
///
/// Only what lacks the outline `{"entry": [{…}, …]}` is: events and members that nobody knows are kept, and so are events
/// that cannot be read ([`Odd`](crate::webhook::Odd)).
#[non_exhaustive]
pub enum NotAWebhook {
    /// It is not JSON, or beside its events it has a name twice in one object, or more than 127 objects and lists in one
    /// another.
    Unreadable(Unreadable),
    /// It is JSON, but no object.
    NotAnObject {
        /// What it is: "a list".
        found: &'static str,
    },
    /// It has no member `entry`.
    NoEntry,
    /// It has no member `entry`, but `field` and `value`: a sample as the app's dashboard and some of the platform's pages
    /// show it. What is posted has them in an entry.
    Sample,
    /// Its member `entry` is no list.
    EntryIsNoList {
        /// What it is.
        found: &'static str,
    },
    /// An item of `entry` is no object.
    EntryIsNoObject {
        /// Which one, from 0.
        index: usize,
        /// What it is.
        found: &'static str,
    },
}

impl NotAWebhook {
    /// Where the text ceases to be readable, as line and column from 1.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::Unreadable(error) => Some(error.place()),
            _ => None,
        }
    }

    pub(crate) const fn unreadable(error: serde_json::Error) -> Self {
        Self::Unreadable(Unreadable(error))
    }

    /// For what stands in place of a list of objects.
    pub(crate) fn for_entry(entry: Option<&Value>) -> Self {
        let Some(entry) = entry else { return Self::NoEntry };
        let items = entry.as_array().into_iter().flatten().enumerate();
        match items.into_iter().find(|(_, item)| !item.is_object()) {
            Some((index, item)) => Self::EntryIsNoObject { index, found: kind_of(item) },
            None => Self::EntryIsNoList { found: kind_of(entry) },
        }
    }
}

impl fmt::Display for NotAWebhook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no webhook: ")?;
        match self {
            Self::Unreadable(error) => {
                write!(formatter, "the body cannot be read as JSON: {error}")
            }
            Self::NotAnObject { found } => write!(formatter, "the body is {found}, not an object"),
            Self::NoEntry => formatter.write_str("the body has no member `entry`"),
            Self::Sample => formatter.write_str(
                "the body has `field` and `value`, but no member `entry`: so the app's dashboard shows samples; what is \
                 posted is `{\"object\": …, \"entry\": [{\"id\": …, \"time\": …, \"changes\": [{\"field\": …, \"value\": …}]}]}`",
            ),
            Self::EntryIsNoList { found } => {
                write!(formatter, "the member `entry` is {found}, not a list")
            }
            Self::EntryIsNoObject { index, found } => {
                write!(formatter, "item {index} of `entry` is {found}, not an object")
            }
        }
    }
}

crate::told! { NotAWebhook }

/// The sentence says all of it, since one line is all that most people print: no source, or reports would say it twice.
impl StdError for NotAWebhook {}

/// Why text cannot be read as JSON: what the parser says.
#[derive(Debug)]
pub struct Unreadable(serde_json::Error);

impl Unreadable {
    /// Where the text ceases to be readable, as line and column from 1.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.0.line(), self.0.column())
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
