//! `changes`: what happened outside the conversations.

use serde_core::de::{DeserializeSeed as _, Error as _, MapAccess};
use serde_core::ser::SerializeMap as _;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::reading::json::keep_whole;
use crate::reading::member::{Member, Reader, keep};
use crate::reading::name::Name;
use crate::reading::odd::Odd;
use crate::webhook::event::Event;
use crate::webhook::kinds::comment::Comment;
use crate::webhook::kinds::lead::Lead;
use crate::webhook::kinds::template_status::TemplateStatus;

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
    /// Nothing that can be read: the whole change as it came. Of the members of the change only
    /// [`field`](Change::field) may be there besides.
    Odd(Box<Odd>),
    /// Anything else, as it came.
    Other(Value),
}

impl Change {
    /// One of which as yet nothing else is known.
    pub(crate) fn odd(odd: Odd) -> Self {
        Self { value: Some(ChangeValue::Odd(Box::new(odd))), ..Self::default() }
    }

    /// The event of a conversation, if it is one; [`Webhook::events`](crate::webhook::Webhook::events) has it, too.
    #[must_use]
    pub fn as_event(&self) -> Option<&Event> {
        match &self.value {
            Some(ChangeValue::Event(event)) => Some(event),
            _ => None,
        }
    }
}

impl ChangeValue {
    fn of(field: Option<&str>, value: Value) -> Result<Self, serde_json::Error> {
        let typed = match field {
            Some("comments" | "feed") => typed(value)?.map(Self::Comment),
            Some("live_comments") => typed(value)?.map(Self::LiveComment),
            Some("message_template_status_update" | "messenger_template_status_update") => {
                typed(value)?.map(Self::TemplateStatus)
            }
            Some("leadgen") => typed(value)?.map(Self::Lead),
            _ if value.get("recipient").is_some() => typed(value)?.map(Self::Event),
            _ => Err(value),
        };
        Ok(typed.unwrap_or_else(Self::Other))
    }
}

fn typed<T: Member>(value: Value) -> Result<Result<T, Value>, serde_json::Error> {
    Reader::new().deserialize(value)
}

impl Member for Change {
    /// The field may come after the value that it explains.
    fn of_object<'de, A: MapAccess<'de>>(mut members: A) -> Result<Result<Self, Value>, A::Error> {
        let mut change = Self::default();
        while let Some(name) = members.next_key_seed(Name)? {
            match &*name {
                "field" => keep(&mut change.field, &name, &mut members, &mut change.extra)?,
                _ => keep_whole(&name, &mut members, &mut change.extra)?,
            }
        }
        if let Some(value) = change.extra.remove("value") {
            let value = ChangeValue::of(change.field.as_deref(), value);
            change.value = Some(value.map_err(A::Error::custom)?);
        }
        Ok(Ok(change))
    }

    /// Any JSON value deserializes as a change: if one did not fit, the whole list would go into `extra`.
    fn of_other(value: Value) -> Result<Self, Value> {
        Odd::no_object(value).map(Self::odd)
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(ChangeValue::Odd(odd)) = &self.value {
            return odd.serialize(serializer);
        }
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
            Self::Odd(odd) => odd.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}
