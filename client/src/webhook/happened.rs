//! What happened: the thing itself, without whose it is.

use serde::{Serialize, Serializer};

use super::{Change, ChangeValue, Event, Kind};

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Happened {
    /// Something in a conversation.
    Event(Event),
    /// Something in a conversation that another app has; only with
    /// [`with_standby`](super::InboxBuilder::with_standby).
    Standby(Event),
    /// Something outside the conversations, such as a comment.
    Change(Change),
    /// Something else, which [`Incoming::entry`](super::Incoming::entry) tells: an entry without events that has members
    /// which are not known, or one that cannot be read.
    Other,
}

impl Happened {
    /// A change, and in what it came if it is something in a conversation: some fields deliver such events as changes.
    pub(super) fn of(change: Change) -> (Self, Option<Box<Change>>) {
        let mut change = change;
        match change.value.take() {
            Some(ChangeValue::Event(event)) => (Self::Event(*event), Some(Box::new(change))),
            value => {
                change.value = value;
                (Self::Change(change), None)
            }
        }
    }

    pub(super) fn is_standby(&self) -> bool {
        matches!(self, Self::Standby(_))
    }

    /// Something in a conversation, be it this app's or on standby.
    pub(super) fn in_a_conversation(&self) -> Option<&Event> {
        match self {
            Self::Event(event) | Self::Standby(event) => Some(event),
            Self::Change(_) | Self::Other => None,
        }
    }

    /// In a word, one of a few: the member of an event that says it, or what a change is.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Event(event) | Self::Standby(event) => match event.kind {
                Kind::Odd(_) => ODD,
                _ => event.kind.name().unwrap_or(OTHER),
            },
            Self::Change(change) => match change.value {
                Some(ChangeValue::Comment(_)) => "comment",
                Some(ChangeValue::LiveComment(_)) => "live_comment",
                Some(ChangeValue::TemplateStatus(_)) => "template_status",
                Some(ChangeValue::Lead(_)) => "lead",
                Some(ChangeValue::Odd(_)) => ODD,
                _ => OTHER,
            },
            Self::Other => OTHER,
        }
    }
}

/// As it stands in its list; nothing for what is no item of one.
impl Serialize for Happened {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Event(event) | Self::Standby(event) => event.serialize(serializer),
            Self::Change(change) => change.serialize(serializer),
            Self::Other => serializer.serialize_unit(),
        }
    }
}

const ODD: &str = "odd";
const OTHER: &str = "other";
