//! Why a body is no webhook.

use std::error::Error as StdError;
use std::fmt;

use serde_json::Value;

/// The body given to [`Webhook::from_json`](crate::webhook::Webhook::from_json) is something else.
///
/// Only what lacks the outline `{"entry": [{…}, …]}` is: events and members that nobody knows are kept, and so are events
/// that cannot be read ([`Odd`](crate::webhook::Odd)).
#[derive(Debug)]
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
            Self::EntryIsNoList { found } => {
                write!(formatter, "the member `entry` is {found}, not a list")
            }
            Self::EntryIsNoObject { index, found } => {
                write!(formatter, "item {index} of `entry` is {found}, not an object")
            }
        }
    }
}

/// The sentence says what is wrong already, since one line is all that most people print; the source is
/// there for who looks for it.
impl StdError for NotAWebhook {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Unreadable(error) => Some(&error.0),
            _ => None,
        }
    }
}

/// Why text cannot be read as JSON: what the parser says. Its own error is the [source](StdError::source) of the
/// [`NotAWebhook`] around it.
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

/// What a value is, in a word.
pub(crate) const fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => NULL,
        Value::Bool(_) => A_TRUTH_VALUE,
        Value::Number(_) => A_NUMBER,
        Value::String(_) => TEXT,
        Value::Array(_) => A_LIST,
        Value::Object(_) => AN_OBJECT,
    }
}

/// The same of a value that was not read: its first character tells.
pub(crate) fn kind_of_text(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'n') => NULL,
        Some(b't' | b'f') => A_TRUTH_VALUE,
        Some(b'"') => TEXT,
        Some(b'[') => A_LIST,
        Some(b'{') => AN_OBJECT,
        _ => A_NUMBER,
    }
}

const NULL: &str = "null";
const A_TRUTH_VALUE: &str = "a truth value";
const A_NUMBER: &str = "a number";
const TEXT: &str = "text";
pub(crate) const A_LIST: &str = "a list";
pub(crate) const AN_OBJECT: &str = "an object";
