//! `changes`: what happened outside the conversations.

use serde_core::de::{DeserializeSeed as _, Error as _, MapAccess};
use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::reading::json::keep_whole;
use crate::reading::member::{Member, Members, Reader, keep, taken_out};
use crate::reading::name::Name;
use crate::reading::odd::Odd;
use crate::reading::scalar::Scalar;
use crate::webhook::event::Event;
use crate::webhook::kinds::business_integrity::BusinessIntegrity;
use crate::webhook::kinds::call::{CallEvent, CallSettings};
use crate::webhook::kinds::comment::Comment;
use crate::webhook::kinds::lead::Lead;
use crate::webhook::kinds::marketing_message::{MarketingMessage, SubscriberUpload};
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
    /// The whole change as it came, if its texts hold halves of surrogate pairs: what is left of an emoji that was cut in
    /// two. Above they are U+FFFD. The change is written as this.
    pub odd: Option<Box<Odd>>,
    /// Whether the members of the value stand in the change itself.
    is_flat: bool,
}

/// What happened, by the [`field`](Change::field).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ChangeValue {
    /// `comments`, `feed` and `group_feed`: a comment or post.
    Comment(Box<Comment>),
    /// `live_comments`: a comment on a broadcast. Instagram only.
    LiveComment(Box<Comment>),
    /// `message_template_status_update`, also spelt `messenger_template_status_update`.
    TemplateStatus(Box<TemplateStatus>),
    /// `leadgen`: a person filled in a form.
    Lead(Box<Lead>),
    /// `business_integrity`: what the platform forbids a Page for a time.
    BusinessIntegrity(Box<BusinessIntegrity>),
    /// `calls`: what became of a call. Mostly it is among the [calls](crate::webhook::Entry::calls) of the entry.
    Call(Box<CallEvent>),
    /// `call_settings_update`: how a Page takes calls now. Mostly it is a [member](crate::webhook::Entry::call_settings) of
    /// the entry.
    CallSettings(Box<CallSettings>),
    /// `marketing_message_echoes` and its kin: what became of a marketing message.
    MarketingMessage(Box<MarketingMessage>),
    /// `marketing_messages_subscriber_upload_status`: people were uploaded who may get marketing messages.
    SubscriberUpload(Box<SubscriberUpload>),
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

    /// Whether the entry's member of this name is one of the change that stands in the entry itself.
    pub(crate) fn has_in_entry(name: &str, field: Option<&str>) -> bool {
        match name {
            FIELD | VALUE => true,
            _ => match field.and_then(Flat::of) {
                Some(Flat::MarketingMessage) => MarketingMessage::knows(name),
                Some(Flat::SubscriberUpload) => SubscriberUpload::knows(name),
                None => false,
            },
        }
    }

    /// Remembers whether what it says of a conversation is the doing of this account, the one of its entry.
    pub(crate) fn belongs_to(&mut self, account: Option<&Scalar>) {
        if let Some(ChangeValue::Event(event)) = &mut self.value {
            event.belongs_to(account);
        }
    }

    /// The value, which the field explains.
    fn finish(&mut self) -> Result<(), serde_json::Error> {
        let field = self.field.as_deref();
        if let Some(value) = self.extra.remove(VALUE) {
            self.value = Some(ChangeValue::of(field, value)?);
        } else if let Some(flat) = field.and_then(Flat::of)
            && self.extra.keys().any(|name| Self::has_in_entry(name, field))
        {
            let value = match flat {
                Flat::MarketingMessage => {
                    taken_out(&mut self.extra)?.map(ChangeValue::MarketingMessage)
                }
                Flat::SubscriberUpload => {
                    taken_out(&mut self.extra)?.map(ChangeValue::SubscriberUpload)
                }
            };
            self.value = value.ok();
            self.is_flat = true;
        }
        Ok(())
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
            Some("comments" | "feed" | "group_feed") => typed(value)?.map(Self::Comment),
            Some("live_comments") => typed(value)?.map(Self::LiveComment),
            Some("message_template_status_update" | "messenger_template_status_update") => {
                typed(value)?.map(Self::TemplateStatus)
            }
            Some("leadgen") => typed(value)?.map(Self::Lead),
            Some("business_integrity") => typed(value)?.map(Self::BusinessIntegrity),
            Some("calls") if value.get("event").is_some() => typed(value)?.map(Self::Call),
            Some("call_settings_update") => typed(value)?.map(Self::CallSettings),
            _ if has_sides(&value) => typed(value)?.map(Self::Event),
            _ => match field.and_then(Flat::of) {
                Some(Flat::MarketingMessage) => typed(value)?.map(Self::MarketingMessage),
                Some(Flat::SubscriberUpload) => typed(value)?.map(Self::SubscriberUpload),
                None => Err(value),
            },
        };
        Ok(typed.unwrap_or_else(Self::Other))
    }
}

/// What the platform's pages show without a `value`: its members stand beside the `field`.
#[derive(Clone, Copy)]
enum Flat {
    MarketingMessage,
    SubscriberUpload,
}

impl Flat {
    fn of(field: &str) -> Option<Self> {
        match field {
            "marketing_message_echoes"
            | "marketing_message_deliveries"
            | "marketing_message_reads"
            | "marketing_message_clicks"
            | "marketing_message_delivery_failed" => Some(Self::MarketingMessage),
            "marketing_messages_subscriber_upload_status" => Some(Self::SubscriberUpload),
            _ => None,
        }
    }
}

/// Whether it is an event of a conversation: those alone name their sides.
fn has_sides(value: &Value) -> bool {
    ["recipient", "sender"].iter().any(|side| value.get(side).is_some_and(Value::is_object))
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
                FIELD => keep(&mut change.field, &name, &mut members, &mut change.extra)?,
                _ => keep_whole(&name, &mut members, &mut change.extra)?,
            }
        }
        change.finish().map_err(A::Error::custom)?;
        Ok(Ok(change))
    }

    /// Any JSON value deserializes as a change: if one did not fit, the whole list would go into `extra`.
    fn of_other(value: Value) -> Result<Self, Value> {
        Odd::no_object(value).map(Self::odd)
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(odd) = &self.odd {
            return odd.serialize(serializer);
        }
        if let Some(ChangeValue::Odd(odd)) = &self.value {
            return odd.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        self.write_members(&mut map)?;
        map.end()
    }
}

/// But for one that is odd, which has no members.
impl Members for Change {
    fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        if let Some(field) = &self.field {
            map.serialize_entry(FIELD, field)?;
        }
        match &self.value {
            Some(ChangeValue::MarketingMessage(message)) if self.is_flat => {
                message.write_members(map)?;
            }
            Some(ChangeValue::SubscriberUpload(upload)) if self.is_flat => {
                upload.write_members(map)?;
            }
            Some(value) => map.serialize_entry(VALUE, value)?,
            None => {}
        }
        for (name, value) in &self.extra {
            let written = match name.as_str() {
                FIELD => self.field.is_some(),
                VALUE => self.value.is_some(),
                _ => false,
            };
            if !written {
                map.serialize_entry(name, value)?;
            }
        }
        Ok(())
    }
}

impl Serialize for ChangeValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Comment(comment) | Self::LiveComment(comment) => comment.serialize(serializer),
            Self::TemplateStatus(status) => status.serialize(serializer),
            Self::Lead(lead) => lead.serialize(serializer),
            Self::BusinessIntegrity(integrity) => integrity.serialize(serializer),
            Self::Call(call) => call.serialize(serializer),
            Self::CallSettings(settings) => settings.serialize(serializer),
            Self::MarketingMessage(message) => message.serialize(serializer),
            Self::SubscriberUpload(upload) => upload.serialize(serializer),
            Self::Event(event) => event.serialize(serializer),
            Self::Odd(odd) => odd.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

pub(crate) const FIELD: &str = "field";
pub(crate) const VALUE: &str = "value";
