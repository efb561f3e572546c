//! One event of a conversation: who, when, and what happened.

use std::collections::BTreeMap;

use serde_core::de::{Error as _, MapAccess};
use serde_core::ser::SerializeMap;
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::reading::json::{Whole, keep_whole, repeated};
use crate::reading::member::{Member, Members, Reader, keep, taken_out};
use crate::reading::name::Name;
use crate::reading::object::object;
use crate::reading::odd::Odd;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::webhook::kinds::account_linking::AccountLinking;
use crate::webhook::kinds::call::CallPermissionReply;
use crate::webhook::kinds::comment::Comment;
use crate::webhook::kinds::coupon::UsedTemplate;
use crate::webhook::kinds::customer_information::MessagingCustomerInformation;
use crate::webhook::kinds::delivery::Delivery;
use crate::webhook::kinds::feedback::MessagingFeedback;
use crate::webhook::kinds::game_play::GamePlay;
use crate::webhook::kinds::lead::Lead;
use crate::webhook::kinds::marketing_message::{MarketingMessage, SubscriberUpload};
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
    /// How the person came to the conversation, beside what they did there. Where an event says nothing else, it is its
    /// [kind](Kind::Referral); in a message or postback it may stand [there](Self::came_by).
    pub referral: Option<Box<Referral>>,
    /// Whether the account did it to itself: both sides have the same owner. Instagram only.
    ///
    /// See <https://developers.facebook.com/docs/instagram-platform/self-messaging>.
    pub is_self: Option<bool>,
    /// What happened. Should an event say several things, it is the one that stands first among the [kinds](Kind), in
    /// whichever order they come; the others lie in `extra`.
    pub kind: Kind,
    /// Members that are not known, or whose value is not of the kind above, as they came.
    pub extra: Map<String, Value>,
    /// The whole event as it came, if its texts hold halves of surrogate pairs: what is left of an emoji that was cut in two.
    /// Above they are U+FFFD. The event is written as this.
    pub odd: Option<Box<Odd>>,
    /// Whether a [`Kind::PolicyEnforcement`] came under its old name.
    has_old_name: bool,
    /// Whether the sender is the account whose entry it stands in.
    is_by_owner: bool,
}

impl Event {
    /// One of which as yet nothing else is known.
    pub(crate) fn odd(odd: Odd) -> Self {
        Self { kind: Kind::Odd(Box::new(odd)), ..Self::default() }
    }

    /// Whether the account did it itself: an echo, what `is_self` marks, wherever it stands, and whatever has the account
    /// of its entry for its sender. No such event [lets one answer](Self::reply).
    #[must_use]
    pub fn is_by_account(&self) -> bool {
        self.is_with_itself()
            || self.kind.is_by_account()
            || (self.is_by_owner && self.kind.is_of_a_side())
    }

    /// Whether the account did it to itself, so that there is no person in it: `is_self`, in the event or in what happened.
    #[must_use]
    pub fn is_with_itself(&self) -> bool {
        self.is_self == Some(true) || self.kind.is_self() == Some(true)
    }

    /// Whether the sender is the account of the entry, whatever it is that happened.
    pub(crate) const fn is_by_owner(&self) -> bool {
        self.is_by_owner
    }

    /// The `mid` that it names: of a message and of a tap on a button its own; of an edit, a reaction, a rating and of a message
    /// that was seen that of the message which it is about. `None` for what names none.
    ///
    /// What comes twice is not known by it alone, since an edit or a reaction names the `mid` of another event.
    #[must_use]
    pub fn mid(&self) -> Option<&str> {
        match &self.kind {
            Kind::Message(message) => message.mid.as_deref(),
            Kind::Postback(postback) => postback.mid.as_deref(),
            Kind::MessageEdit(edit) => edit.mid.as_deref(),
            Kind::Reaction(reaction) => reaction.mid.as_deref(),
            Kind::ResponseFeedback(feedback) => feedback.mid.as_deref(),
            Kind::Read(read) => read.mid.as_deref(),
            Kind::MarketingMessage(message) => message.mid.as_deref(),
            _ => None,
        }
    }

    /// How the person came to the conversation, wherever the event says it: by itself, beside what they did, in their
    /// message or in what they tapped.
    #[must_use]
    #[doc(alias = "referral")]
    #[doc(alias = "ref")]
    pub fn came_by(&self) -> Option<&Referral> {
        let inside = match &self.kind {
            Kind::Referral(referral) => Some(referral),
            Kind::Message(message) => message.referral.as_ref(),
            Kind::Postback(postback) => postback.referral.as_ref(),
            _ => None,
        };
        inside.or(self.referral.as_ref()).map(|referral| &**referral)
    }

    /// Remembers whether this account, the one of its entry, is the sender.
    pub(crate) fn belongs_to(&mut self, account: Option<&Scalar>) {
        let id = match &self.kind {
            Kind::Comment(comment) => comment.from.as_ref().and_then(|author| author.id.as_ref()),
            _ => self.sender.as_ref().and_then(|sender| sender.id.as_ref()),
        };
        let same = id.zip(account).is_some_and(|(id, account)| id.as_text() == account.as_text());
        self.is_by_owner = same;
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
            REFERRAL if self.referral.is_some() => true,
            "is_self" => self.is_self.is_some(),
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
            REFERRAL => keep(&mut self.referral, name, members, &mut self.extra),
            "is_self" => keep(&mut self.is_self, name, members, &mut self.extra),
            _ if self.kind_name() == Some(name) || self.extra.contains_key(name) => {
                Err(repeated(name))
            }
            _ => self.take_kind(name, members),
        }
    }

    /// An event says one thing; should it say two, the one that comes later in the table of kinds stays as it came, since
    /// the members of an object have no order.
    fn take_kind<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let has_old_name = name == OLD_POLICY_ENFORCEMENT;
        let known = if has_old_name { POLICY_ENFORCEMENT } else { name };
        if self.kind_name().is_some_and(|other| rank(other) < rank(name)) {
            return keep_whole(name, members, &mut self.extra);
        }
        match Kind::of(known, members)? {
            Ok(kind) => {
                self.put_aside().map_err(A::Error::custom)?;
                (self.kind, self.has_old_name) = (kind, has_old_name);
            }
            Err(other) => drop(self.extra.insert(name.to_owned(), other)),
        }
        Ok(())
    }

    /// The kind so far goes among the other members, as it came.
    fn put_aside(&mut self) -> Result<(), serde_json::Error> {
        if let Some(name) = self.kind_name() {
            self.extra.insert(name.to_owned(), serde_json::to_value(&self.kind)?);
        }
        Ok(())
    }

    /// What only all members together tell.
    fn finish(&mut self) -> Result<(), serde_json::Error> {
        let is_done = self.kind_name().is_some_and(|name| rank(name) < rank(REFERRAL));
        if is_done {
            return Ok(());
        }
        if let Some(referral) = self.referral.take() {
            self.put_aside()?;
            self.kind = Kind::Referral(referral);
        } else if self.kind == Kind::Other {
            self.kind = self.kind_among_the_others()?;
        }
        Ok(())
    }

    /// What a few fields deliver: events whose members are not inside one of their own.
    fn kind_among_the_others(&mut self) -> Result<Kind, serde_json::Error> {
        let has = |name: &&str| self.extra.get(*name).is_some_and(|value| !value.is_null());
        let is_written = COMMENT_OR_POST.iter().any(has) && AROUND_A_COMMENT.iter().any(has);
        let kind = if is_written {
            taken_out(&mut self.extra)?.map(Kind::Comment)
        } else if MARKETING_MESSAGE.iter().any(has) {
            taken_out(&mut self.extra)?.map(Kind::MarketingMessage)
        } else if SUBSCRIBER_UPLOAD.iter().all(has) {
            taken_out(&mut self.extra)?.map(Kind::SubscriberUpload)
        } else {
            return Ok(Kind::Other);
        };
        // What was taken out is an object, which such a kind always fits.
        Ok(kind.unwrap_or_default())
    }
}

/// The place in the table of kinds; behind it, what is none.
fn rank(name: &str) -> usize {
    NAMES.iter().position(|other| *other == name).unwrap_or(NAMES.len())
}

impl Member for Event {
    fn of_object<'de, A: MapAccess<'de>>(mut members: A) -> Result<Result<Self, Value>, A::Error> {
        let mut event = Self::default();
        while let Some(name) = members.next_key_seed(Name)? {
            event.take(&name, &mut members)?;
        }
        event.finish().map_err(A::Error::custom)?;
        Ok(Ok(event))
    }

    /// Any JSON value deserializes as an event: if one did not fit, the whole list would go into `extra`.
    fn of_other(value: Value) -> Result<Self, Value> {
        Odd::no_object(value).map(Self::odd)
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(odd) = &self.odd {
            return odd.serialize(serializer);
        }
        if let Kind::Odd(odd) = &self.kind {
            return odd.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        self.write_members(&mut map)?;
        map.end()
    }
}

/// But for one that is odd, which has no members.
impl Members for Event {
    fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
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
        if let Some(referral) = &self.referral {
            map.serialize_entry(REFERRAL, referral)?;
        }
        if let Some(is_self) = &self.is_self {
            map.serialize_entry("is_self", is_self)?;
        }
        if let Some(name) = self.kind_name() {
            map.serialize_entry(name, &self.kind)?;
        }
        match &self.kind {
            Kind::Comment(comment) => comment.write_members(map)?,
            Kind::MarketingMessage(message) => message.write_members(map)?,
            Kind::SubscriberUpload(upload) => upload.write_members(map)?,
            _ => {}
        }
        for (name, value) in self.extra.iter().filter(|(name, _)| !self.says(name)) {
            map.serialize_entry(name, value)?;
        }
        Ok(())
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
            /// `group_feed`: a person wrote a comment or post in a group. Its members are those of the event itself.
            Comment(Box<Comment>),
            /// What became of a marketing message. Its members are those of the event itself.
            MarketingMessage(Box<MarketingMessage>),
            /// People were uploaded who may get marketing messages. Its members are those of the event itself.
            SubscriberUpload(Box<SubscriberUpload>),
            /// Nothing that can be read: the whole event as it came. Of the members of the event only
            /// [`sender`](Event::sender), [`recipient`](Event::recipient) and [`timestamp`](Event::timestamp) may be
            /// there besides.
            Odd(Box<Odd>),
            /// Nothing that is known here: look into [`Event::extra`].
            #[default]
            Other,
        }

        /// The members that say what happened, each in front of those that it may have beside it.
        const NAMES: &[&str] = &[$($name),*];

        impl Kind {
            /// The member of the event that says it; `None` for what the event itself says, for [`Odd`](Self::Odd) and for
            /// [`Other`](Self::Other).
            #[must_use]
            pub const fn name(&self) -> Option<&'static str> {
                match self {
                    $(Self::$kind(_) => Some($name),)*
                    Self::Comment(_)
                    | Self::MarketingMessage(_)
                    | Self::SubscriberUpload(_)
                    | Self::Odd(_)
                    | Self::Other => None,
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
                    Self::Comment(comment) => comment.serialize(serializer),
                    Self::MarketingMessage(message) => message.serialize(serializer),
                    Self::SubscriberUpload(upload) => upload.serialize(serializer),
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
    /// A person tapped a button.
    Postback("postback": Box<Postback>),
    /// A person changed a message.
    MessageEdit("message_edit": Box<MessageEdit>),
    /// A person reacted to a message.
    Reaction("reaction": Box<IncomingReaction>),
    /// A person agreed to be written to.
    Optin("optin": Box<Optin>),
    /// A person connected their account with the business, or disconnected it.
    AccountLinking("account_linking": Box<AccountLinking>),
    /// A person lets the account call them, or does not.
    CallPermissionReply("call_permission_reply": Box<CallPermissionReply>),
    /// A person played a game.
    GamePlay("game_play": Box<GamePlay>),
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
    /// A person came to the conversation by a link or advertisement, and did nothing else as yet.
    Referral("referral": Box<Referral>),
    /// Messages of the account were seen.
    Read("read": Box<Read>),
    /// Messages of the account arrived.
    Delivery("delivery": Box<Delivery>),
    /// The conversation was passed to an app.
    PassThreadControl("pass_thread_control": Box<PassThreadControl>),
    /// The conversation was taken from an app.
    TakeThreadControl("take_thread_control": Box<TakeThreadControl>),
    /// An app asks for the conversation.
    RequestThreadControl("request_thread_control": Box<RequestThreadControl>),
    /// The roles of each app, by its id; from the Handover Protocol, which Conversation Routing replaced in 2025.
    AppRoles("app_roles": BTreeMap<String, Vec<String>>),
    /// The platform warns or blocks the account. Older events spell it `policy-enforcement`.
    PolicyEnforcement("policy_enforcement": Box<PolicyEnforcement>),
}

const REFERRAL: &str = "referral";

/// Of these one is there where a comment or post is told.
const COMMENT_OR_POST: [&str; 2] = ["comment_id", "post_id"];

/// Of these, too.
const AROUND_A_COMMENT: [&str; 4] = ["item", "verb", "group_id", "from"];

/// Of these one is there where a marketing message is told of.
const MARKETING_MESSAGE: [&str; 2] =
    ["messenger_subscription_token", "marketing_message_tracking_id"];

/// These are there where an upload is told of.
const SUBSCRIBER_UPLOAD: [&str; 2] = ["custom_audience_id", "batch_uploading_status"];

const POLICY_ENFORCEMENT: &str = "policy_enforcement";

/// How older events spell it.
const OLD_POLICY_ENFORCEMENT: &str = "policy-enforcement";
