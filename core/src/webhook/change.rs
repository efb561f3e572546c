//! `changes`: what happened outside the conversations.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::comment::Comment;
use super::event::Event;
use super::lead::Lead;
use super::member::{Member, keep};
use super::template_status::TemplateStatus;

/// Something that happened outside the conversations: a comment, the platform's word on a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// What the webhook is subscribed to, such as `comments`.
    pub field: Option<String>,
    /// What happened.
    pub value: Option<ChangeValue>,
    /// Members that are not known, or whose value is not of the kind above, as they came.
    pub extra: Map<String, Value>,
}

/// What happened, by the [`field`](Change::field).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ChangeValue {
    /// `comments` and `feed`: a comment or a visitor's post.
    Comment(Box<Comment>),
    /// `live_comments`: a comment on a broadcast. Instagram only.
    LiveComment(Box<Comment>),
    /// `message_template_status_update`, also spelt `messenger_template_status_update`.
    TemplateStatus(Box<TemplateStatus>),
    /// `leadgen`: a person filled in a form.
    Lead(Box<Lead>),
    /// An event of a conversation, which some fields deliver here.
    Event(Box<Event>),
    /// Anything else, as it came.
    Other(Value),
}

impl ChangeValue {
    fn read(field: Option<&str>, value: Value) -> Option<Self> {
        match field {
            _ if !value.is_object() => Some(Self::Other(value)),
            Some("comments" | "feed") => Member::read(value).map(Self::Comment),
            Some("live_comments") => Member::read(value).map(Self::LiveComment),
            Some("message_template_status_update" | "messenger_template_status_update") => {
                Member::read(value).map(Self::TemplateStatus)
            }
            Some("leadgen") => Member::read(value).map(Self::Lead),
            _ if value.get("recipient").is_some() => Member::read(value).map(Self::Event),
            _ => Some(Self::Other(value)),
        }
    }
}

impl Member for Change {
    fn fits(value: &Value) -> bool {
        value.is_object()
    }

    fn read(value: Value) -> Option<Self> {
        let Value::Object(members) = value else { return None };
        let (mut change, mut happened) = (Self::default(), None);
        for (name, value) in members {
            match name.as_str() {
                "field" => keep(&mut change.field, name, value, &mut change.extra),
                "value" => happened = Some(value),
                _ => drop(change.extra.insert(name, value)),
            }
        }
        let field = change.field.as_deref();
        change.value = happened.and_then(|value| ChangeValue::read(field, value));
        Some(change)
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(field) = &self.field {
            map.serialize_entry("field", field)?;
        }
        if let Some(value) = &self.value {
            map.serialize_entry("value", value)?;
        }
        for (name, value) in &self.extra {
            let written = match name.as_str() {
                "field" => self.field.is_some(),
                "value" => self.value.is_some(),
                _ => false,
            };
            if !written {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

impl Serialize for ChangeValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Comment(comment) | Self::LiveComment(comment) => comment.serialize(serializer),
            Self::TemplateStatus(status) => status.serialize(serializer),
            Self::Lead(lead) => lead.serialize(serializer),
            Self::Event(event) => event.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}
