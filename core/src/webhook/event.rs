//! One event of a conversation: who, when, and what happened.

use std::collections::BTreeMap;

use serde_core::de::MapAccess;
use serde_core::ser::SerializeMap as _;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::reading::json::{Whole, keep_whole, repeated};
use crate::reading::member::{Member, Reader, keep};
use crate::reading::name::Name;
use crate::reading::object::object;
use crate::reading::odd::Odd;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::webhook::kinds::account_linking::AccountLinking;
use crate::webhook::kinds::coupon::UsedTemplate;
use crate::webhook::kinds::customer_information::MessagingCustomerInformation;
use crate::webhook::kinds::delivery::Delivery;
use crate::webhook::kinds::feedback::MessagingFeedback;
use crate::webhook::kinds::game_play::GamePlay;
use crate::webhook::kinds::lead::Lead;
use crate::webhook::kinds::message::IncomingMessage;
use crate::webhook::kinds::message_edit::MessageEdit;
use crate::webhook::kinds::optin::Optin;
use crate::webhook::kinds::order::Order;
use crate::webhook::kinds::party::Party;
use crate::webhook::kinds::policy_enforcement::PolicyEnforcement;
use crate::webhook::kinds::postback::Postback;
use crate::webhook::kinds::reaction::IncomingReaction;
use crate::webhook::kinds::read::Read;
use crate::webhook::kinds::referral::Referral;
use crate::webhook::kinds::response_feedback::ResponseFeedback;
use crate::webhook::kinds::thread_control::{
    PassThreadControl, RequestThreadControl, TakeThreadControl,
};

/// One event of a conversation.
///
/// ```
/// use sendapi_core::webhook::{Kind, Webhook};
///
/// let webhook = Webhook::from_json(br#"{"object": "page", "entry": [{"id": "1", "time": 1763800000000, "messaging": [{
///     "sender": {"id": "7204418830956127"}, "recipient": {"id": "1"}, "timestamp": 1763800000000,
///     "postback": {"title": "Put one aside", "payload": "RYE"}
/// }]}]}"#)?;
/// for event in webhook.events() {
///     if let Kind::Postback(postback) = &event.kind {
///         assert_eq!(postback.payload.as_deref(), Some("RYE"));
///     }
/// }
/// # Ok::<(), sendapi_core::webhook::NotAWebhook>(())
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events>.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// Whose doing it is: the person, or for echoes the account.
    pub sender: Option<Box<Party>>,
    /// The other side.
    pub recipient: Option<Box<Party>>,
    /// When.
    pub timestamp: Option<Time>,
    /// What the person saw before, if the conversation began there.
    pub prior_message: Option<Box<PriorMessage>>,
    /// What happened.
    pub kind: Kind,
    /// Members that are not known, or whose value is not of the kind above, as they came.
    pub extra: Map<String, Value>,
    /// Whether a [`Kind::PolicyEnforcement`] came under its old name.
    has_old_name: bool,
}

impl Event {
    /// One of which as yet nothing else is known.
    pub(crate) fn odd(odd: Odd) -> Self {
        Self { kind: Kind::Odd(Box::new(odd)), ..Self::default() }
    }

    /// Under which name the kind is written.
    fn kind_name(&self) -> Option<&'static str> {
        match self.kind {
            Kind::PolicyEnforcement(_) if self.has_old_name => Some(OLD_POLICY_ENFORCEMENT),
            _ => self.kind.name(),
        }
    }

    /// Whether a typed field says what this member would say again.
    fn says(&self, name: &str) -> bool {
        match name {
            "sender" => self.sender.is_some(),
            "recipient" => self.recipient.is_some(),
            "timestamp" => self.timestamp.is_some(),
            "prior_message" => self.prior_message.is_some(),
            _ => self.kind_name() == Some(name),
        }
    }

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        match name {
            "sender" => keep(&mut self.sender, name, members, &mut self.extra),
            "recipient" => keep(&mut self.recipient, name, members, &mut self.extra),
            "timestamp" => keep(&mut self.timestamp, name, members, &mut self.extra),
            "prior_message" => keep(&mut self.prior_message, name, members, &mut self.extra),
            _ if self.kind_name() == Some(name) || self.extra.contains_key(name) => {
                Err(repeated(name))
            }
            _ => self.take_kind(name, members),
        }
    }

    /// An event says one thing; should it say two, the other stays as it came.
    fn take_kind<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let has_old_name = name == OLD_POLICY_ENFORCEMENT;
        let known = match self.kind {
            Kind::Other if has_old_name => POLICY_ENFORCEMENT,
            Kind::Other => name,
            _ => return keep_whole(name, members, &mut self.extra),
        };
        match Kind::of(known, members)? {
            Ok(kind) => (self.kind, self.has_old_name) = (kind, has_old_name),
            Err(other) => drop(self.extra.insert(name.to_owned(), other)),
        }
        Ok(())
    }
}

impl Member for Event {
    fn of_object<'de, A: MapAccess<'de>>(mut members: A) -> Result<Result<Self, Value>, A::Error> {
        let mut event = Self::default();
        while let Some(name) = members.next_key_seed(Name)? {
            event.take(&name, &mut members)?;
        }
        Ok(Ok(event))
    }

    /// Any JSON value deserializes as an event: if one did not fit, the whole list would go into `extra`.
    fn of_other(value: Value) -> Result<Self, Value> {
        Odd::no_object(value).map(Self::odd)
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Kind::Odd(odd) = &self.kind {
            return odd.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if let Some(sender) = &self.sender {
            map.serialize_entry("sender", sender)?;
        }
        if let Some(recipient) = &self.recipient {
            map.serialize_entry("recipient", recipient)?;
        }
        if let Some(timestamp) = &self.timestamp {
            map.serialize_entry("timestamp", timestamp)?;
        }
        if let Some(prior_message) = &self.prior_message {
            map.serialize_entry("prior_message", prior_message)?;
        }
        if let Some(name) = self.kind_name() {
            map.serialize_entry(name, &self.kind)?;
        }
        for (name, value) in self.extra.iter().filter(|(name, _)| !self.says(name)) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

object! {
    /// What a person saw before the conversation began.
    PriorMessage {
        /// Where: `checkbox_plugin`, `customer_matching`.
        source: String,
        /// The person's reference there.
        identifier: Scalar,
    }
}

/// Declares what may happen in an event; each is a member of its own.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident($name:literal: $of:ty),)*) => {
        /// What happened.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub enum Kind {
            $($(#[$doc])* $kind($of),)*
            /// Nothing that can be read: the whole event as it came. Of the members of the event only
            /// [`sender`](Event::sender), [`recipient`](Event::recipient) and [`timestamp`](Event::timestamp) may be
            /// there besides.
            Odd(Box<Odd>),
            /// Nothing that is known here: look into [`Event::extra`].
            #[default]
            Other,
        }

        impl Kind {
            /// The member of the event that says it; `None` for [`Odd`](Self::Odd) and [`Other`](Self::Other).
            #[must_use]
            pub const fn name(&self) -> Option<&'static str> {
                match self {
                    $(Self::$kind(_) => Some($name),)*
                    Self::Odd(_) | Self::Other => None,
                }
            }

            fn of<'de, A: MapAccess<'de>>(
                name: &str,
                members: &mut A,
            ) -> Result<Result<Self, Value>, A::Error> {
                match name {
                    $($name => Ok(members.next_value_seed(Reader::new())?.map(Self::$kind)),)*
                    _ => members.next_value_seed(Whole).map(Err),
                }
            }
        }

        impl Serialize for Kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$kind(value) => value.serialize(serializer),)*
                    Self::Odd(odd) => odd.serialize(serializer),
                    Self::Other => serializer.serialize_unit(),
                }
            }
        }
    };
}

kinds! {
    /// A person wrote, or the account did ([`IncomingMessage::is_echo`]).
    Message("message": Box<IncomingMessage>),
    /// A person changed a message.
    MessageEdit("message_edit": Box<MessageEdit>),
    /// A person tapped a button.
    Postback("postback": Box<Postback>),
    /// A person reacted to a message.
    Reaction("reaction": Box<IncomingReaction>),
    /// Messages of the account arrived.
    Delivery("delivery": Box<Delivery>),
    /// Messages of the account were seen.
    Read("read": Box<Read>),
    /// A person came to the conversation by a link or advertisement.
    Referral("referral": Box<Referral>),
    /// A person agreed to be written to.
    Optin("optin": Box<Optin>),
    /// A person connected their account with the business, or disconnected it.
    AccountLinking("account_linking": Box<AccountLinking>),
    /// The conversation was passed to an app.
    PassThreadControl("pass_thread_control": Box<PassThreadControl>),
    /// The conversation was taken from an app.
    TakeThreadControl("take_thread_control": Box<TakeThreadControl>),
    /// An app asks for the conversation.
    RequestThreadControl("request_thread_control": Box<RequestThreadControl>),
    /// The roles of each app, by its id; from the Handover Protocol, which Conversation Routing replaced in 2025.
    AppRoles("app_roles": BTreeMap<String, Vec<String>>),
    /// A person played a game.
    GamePlay("game_play": Box<GamePlay>),
    /// The platform warns or blocks the account. Older events spell it `policy-enforcement`.
    PolicyEnforcement("policy_enforcement": Box<PolicyEnforcement>),
    /// A person rated an answer.
    ResponseFeedback("response_feedback": Box<ResponseFeedback>),
    /// A person filled in a `customer_feedback` template.
    MessagingFeedback("messaging_feedback": Box<MessagingFeedback>),
    /// A person filled in a `customer_information` template.
    MessagingCustomerInformation("messaging_customer_information": Box<MessagingCustomerInformation>),
    /// A person sent a shopping cart.
    Order("order": Box<Order>),
    /// A person looked at a coupon.
    Template("template": Box<UsedTemplate>),
    /// A person filled in a form.
    Lead("lead": Box<Lead>),
}

const POLICY_ENFORCEMENT: &str = "policy_enforcement";

/// How older events spell it.
const OLD_POLICY_ENFORCEMENT: &str = "policy-enforcement";
