//! What happened: the thing itself, without whose it is.

use serde::{Serialize, Serializer};

use super::{CallEvent, Change, ChangeValue, Event, Kind};

/// What happened.
///
/// ```
/// use sendapi::webhook::{Happened, Incoming, Kind};
///
/// fn is_a_tap(incoming: &Incoming) -> bool {
///     matches!(incoming.happened(), Happened::Event(event) if matches!(event.kind, Kind::Postback(_)))
/// }
/// ```
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
    /// What became of a call.
    Call(Box<CallEvent>),
    /// Something else, which [`Incoming::entry`](super::Incoming::entry) tells: an entry without events that has members
    /// which are not known, one that tells of [call settings](super::Entry::call_settings), or one that cannot be read.
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

    pub(super) fn call(call: CallEvent) -> Self {
        Self::Call(Box::new(call))
    }

    pub(super) fn is_standby(&self) -> bool {
        matches!(self, Self::Standby(_))
    }

    /// Something in a conversation, be it this app's or on standby.
    pub(super) fn in_a_conversation(&self) -> Option<&Event> {
        match self {
            Self::Event(event) | Self::Standby(event) => Some(event),
            Self::Change(_) | Self::Call(_) | Self::Other => None,
        }
    }

    /// In a word, one of a few: the member of an event that says it, or what a change is.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Event(event) | Self::Standby(event) => match event.kind {
                Kind::Odd(_) => ODD,
                Kind::Comment(_) => COMMENT,
                Kind::MarketingMessage(_) => MARKETING_MESSAGE,
                Kind::SubscriberUpload(_) => SUBSCRIBER_UPLOAD,
                _ => event.kind.name().unwrap_or(OTHER),
            },
            Self::Change(change) => match change.value {
                Some(ChangeValue::Comment(_)) => COMMENT,
                Some(ChangeValue::LiveComment(_)) => "live_comment",
                Some(ChangeValue::TemplateStatus(_)) => "template_status",
                Some(ChangeValue::Lead(_)) => "lead",
                Some(ChangeValue::BusinessIntegrity(_)) => "business_integrity",
                Some(ChangeValue::Call(_)) => CALL,
                Some(ChangeValue::CallSettings(_)) => "call_settings",
                Some(ChangeValue::MarketingMessage(_)) => MARKETING_MESSAGE,
                Some(ChangeValue::SubscriberUpload(_)) => SUBSCRIBER_UPLOAD,
                Some(ChangeValue::Odd(_)) => ODD,
                _ => OTHER,
            },
            Self::Call(_) => CALL,
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
            Self::Call(call) => call.serialize(serializer),
            Self::Other => serializer.serialize_unit(),
        }
    }
}

const COMMENT: &str = "comment";
const CALL: &str = "call";
const MARKETING_MESSAGE: &str = "marketing_message";
const SUBSCRIBER_UPLOAD: &str = "subscriber_upload";
const ODD: &str = "odd";
const OTHER: &str = "other";
