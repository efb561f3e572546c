//! The request: where recipient, content, action, type and tag meet.

pub mod action;
pub mod attachment;
pub mod button;
pub mod content;
pub mod quick_reply;
pub mod recipient;
pub mod rules;
mod stored;
pub mod tag;
pub mod template;
#[doc(hidden)]
pub mod written;

use std::fmt;
use std::marker::PhantomData;

use sendapi_derive::Schema;
use serde::{Serialize, Serializer};

use crate::check::violation::{Invalid, Violation, warnings_among};
use crate::convert::body;
use crate::message::action::{Reaction, SenderAction};
use crate::message::content::Content;
use crate::message::recipient::Recipient;
use crate::message::stored::Held;
use crate::message::tag::Tag;
use crate::plain::text::Text;
use crate::platform::{Messenger, Platform, PlatformKind};

/// One request to the Send API, for one platform: who gets it, what it says or does, and on what ground.
///
/// `message!` makes one with every literal checked while the program compiles; [`from_json`](Self::from_json) and
/// [`new`](Self::new) check by the same rules at run time.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone)]
#[must_use = "a message does nothing until it is sent: `account.send(&message).await`"]
pub struct Message<'a, P = Messenger> {
    held: Held<'a>,
    platform: PhantomData<P>,
}

/// What a [`Message`] holds, as the API lays it out.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone, Debug, PartialEq, Schema)]
#[schema(noun = "a request", label = "", rules = rules::REQUEST)]
#[schema(example = "recipient: psid, text: \"Hello\"")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api"
)]
#[schema(refused(
    "req.token_in_body", "secrets belong to the account, as in `client.page(id, token)`, never to a message":
    access_token, appsecret_proof,
))]
pub struct Request<'a> {
    /// Who gets it.
    #[schema(required("req.recipient"))]
    pub recipient: Recipient<'a>,
    /// The ground on which it is sent; a message without one counts as `RESPONSE`.
    pub messaging_type: Option<MessagingType>,
    /// What it says.
    #[schema(lift)]
    pub message: Option<Content<'a>>,
    /// What it does instead of saying anything.
    pub sender_action: Option<SenderAction>,
    /// The reaction that goes with the actions `react` and `unreact`.
    pub payload: Option<Reaction<'a>>,
    /// The ground outside the 24-hour window; goes with `messaging_type: MESSAGE_TAG`.
    pub tag: Option<Tag>,
    /// How the person is told; sound and vibration where it is left out.
    #[schema(undocumented(messenger, "notif.ig", "leave it out"))]
    pub notification_type: Option<NotificationType>,
    /// The persona in whose name it comes: digits. Messenger only.
    #[schema(
        integers,
        undocumented(messenger, "persona.ig", "leave it out"),
        format(Digits, "persona.digits")
    )]
    pub persona_id: Option<Text<'a>>,
    /// The message that is quoted above it.
    pub reply_to: Option<ReplyTo<'a>>,
    /// What becomes of the control over the conversation, where Conversation Routing is on.
    pub thread_control: Option<ThreadControl<'a>>,
    /// In the Graph reference without a guide.
    #[schema(undocumented(messenger, "suggest.ig", "leave it out"))]
    pub suggestion_action: Option<SuggestionAction>,
    /// In the Graph reference without a guide.
    pub folder: Option<Folder>,
}

impl<'a> Request<'a> {
    /// A request to `recipient` and nothing more yet: the start of a struct literal.
    #[must_use]
    pub const fn to(recipient: Recipient<'a>) -> Self {
        Self { recipient, ..Self::EMPTY }
    }

    /// On Messenger a message of no other type is an answer.
    pub(crate) const fn answer_by_default(&mut self, platform: PlatformKind) {
        let answer = matches!(platform, PlatformKind::Messenger) && self.message.is_some();
        if answer && self.messaging_type.is_none() {
            self.messaging_type = Some(MessagingType::Response);
        }
    }
}

impl<'a, P: Platform> Message<'a, P> {
    /// A message, if it breaks no rule.
    ///
    /// ```
    /// use sendapi_core::{Content, Message, Messenger, Recipient, Request};
    ///
    /// let hello = Content { text: Some("Hello".into()), ..Content::EMPTY };
    /// let request = Request { message: Some(hello), ..Request::to(Recipient::id("7204418830956127")) };
    /// let message = Message::<Messenger>::new(request)?;
    /// # Ok::<(), sendapi_core::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// [`Invalid`] with every rule that the platform would refuse it for.
    pub fn new(request: Request<'a>) -> Result<Self, Invalid> {
        let message = Self::__new(request);
        message.validate()?;
        Ok(message)
    }

    /// For `message!` alone, which has checked what it writes.
    #[doc(hidden)]
    pub const fn __new(mut request: Request<'a>) -> Self {
        request.answer_by_default(P::KIND);
        Self { held: Held::Value(request), platform: PhantomData }
    }

    /// For `message!` alone: a message that is written in `json`, which names its type.
    #[doc(hidden)]
    pub const fn __written(json: &'static str) -> Self {
        Self { held: Held::Text(json), platform: PhantomData }
    }

    /// For `message!` alone: a message that says what is written in `json`.
    #[doc(hidden)]
    pub fn __saying(mut request: Request<'a>, json: &'static str) -> Self {
        request.message = Some(written::content(json).clone());
        request.answer_by_default(P::KIND);
        Self { held: Held::Saying(request, json), platform: PhantomData }
    }

    /// Checks the message: all broken rules at once. [`warnings`](Self::warnings) tells the softer ones.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that the platform would refuse it for.
    pub fn validate(&self) -> Result<(), Invalid> {
        body::validate(self.request(), P::KIND)
    }

    /// What the platform takes but is on its way out or documented nowhere.
    #[must_use]
    pub fn warnings(&self) -> Vec<Violation> {
        warnings_among(body::check(self.request(), P::KIND))
    }

    /// What the message holds.
    #[must_use]
    pub fn request(&self) -> &Request<'a> {
        self.held.request()
    }

    /// What the message holds, to change it and make another.
    #[must_use]
    pub fn into_request(self) -> Request<'a> {
        self.held.into_request()
    }

    /// Who gets it.
    #[must_use]
    pub fn recipient(&self) -> &Recipient<'a> {
        &self.request().recipient
    }

    /// What it says, unless it is a sender action.
    #[must_use]
    pub fn content(&self) -> Option<&Content<'a>> {
        self.request().message.as_ref()
    }

    /// What it does, if it is a sender action.
    #[must_use]
    pub fn sender_action(&self) -> Option<SenderAction> {
        self.request().sender_action
    }

    /// The ground on which it is sent.
    #[must_use]
    pub fn messaging_type(&self) -> Option<MessagingType> {
        self.request().messaging_type
    }

    /// The ground outside the 24-hour window.
    #[must_use]
    pub fn tag(&self) -> Option<Tag> {
        self.request().tag
    }
}

impl<P: Platform> Message<'_, P> {
    /// The message that a JSON body of the platform describes, if it breaks no rule.
    ///
    /// ```
    /// use sendapi_core::{Message, Messenger};
    ///
    /// let body = r#"{"recipient": {"id": "7204418830956127"}, "message": {"text": "Hello"}}"#;
    /// let message = Message::<Messenger>::from_json(body)?;
    /// assert_eq!(message.content().and_then(|content| content.text.as_deref()), Some("Hello"));
    /// # Ok::<(), sendapi_core::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// [`Invalid`] with every broken rule at once; text that is no JSON breaks one rule, `json.syntax`.
    pub fn from_json(json: &str) -> Result<Message<'static, P>, Invalid> {
        body::from_json(json, P::KIND).map(Message::__new)
    }

    /// Appends the body as it is sent to `out`.
    ///
    /// ```
    /// # use sendapi_core::{Message, Messenger};
    /// # let body = r#"{"recipient": {"id": "7204418830956127"}, "sender_action": "typing_on"}"#;
    /// # let message = Message::<Messenger>::from_json(body)?;
    /// let mut json = Vec::new();
    /// message.write_json(&mut json);
    /// assert_eq!(json, br#"{"recipient":{"id":"7204418830956127"},"sender_action":"typing_on"}"#);
    /// # Ok::<(), sendapi_core::Invalid>(())
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        self.held.write_json(out);
    }
}

impl<P> fmt::Debug for Message<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Message").field(self.held.request()).finish()
    }
}

impl<P> PartialEq for Message<'_, P> {
    fn eq(&self, other: &Self) -> bool {
        self.held.request() == other.held.request()
    }
}

impl<P> Serialize for Message<'_, P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.held.request().serialize(serializer)
    }
}

/// The ground on which a message is sent.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a messaging_type", capitals, unknown("mt.enum"))]
#[schema(retired(
    "mt.nps_dead", "2020-03-04", "use `MESSAGE_TAG` with a living tag":
    NON_PROMOTIONAL_SUBSCRIPTION,
))]
pub enum MessagingType {
    /// An answer within 24 hours of the person's last action.
    Response,
    /// A message of one's own accord within 24 hours of the person's last action.
    Update,
    /// A message after 24 hours, on the ground of a [`Tag`].
    MessageTag,
    /// An approved utility template, at any time. Messenger only.
    #[schema(only(messenger, "mt.utility_ig"))]
    Utility,
}

/// How a person is told of a message.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a notification_type", capitals, unknown("notif.enum"))]
pub enum NotificationType {
    /// With sound and vibration, as without it.
    Regular,
    /// With a banner only.
    SilentPush,
    /// Not at all.
    NoPush,
}

/// The message that is quoted above another. On Messenger since 2025-07-15, on Instagram since 2025-12-19.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a reply_to")]
pub struct ReplyTo<'a> {
    /// The quoted message, as its `mid`. Not empty.
    #[schema(required("reply.mid"), nonempty("reply.mid"))]
    pub mid: Text<'a>,
}

/// What becomes of the control over a conversation.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a thread_control", rules = rules::THREAD_CONTROL)]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/conversation-routing"
)]
pub struct ThreadControl<'a> {
    /// Whether it is passed on or given up; given up where it is left out.
    pub control_type: Option<ControlType>,
    /// The app that gets it, with `pass`; the default app where it is left out.
    #[schema(integers)]
    pub app_id: Option<Text<'a>>,
}

/// Whether the control over a conversation is passed on or given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a control_type", unknown("thread.control_type"))]
pub enum ControlType {
    /// It goes to another app.
    Pass,
    /// It is given up.
    Release,
}

/// In the Graph reference without a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a suggestion_action", capitals, unknown("suggest.enum"))]
pub enum SuggestionAction {
    /// The suggestion is taken.
    Accept,
    /// The suggestion is put away.
    Dismiss,
    /// The suggestion was shown.
    Impression,
}

/// In the Graph reference without a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a folder", capitals, unknown("folder.enum"))]
pub enum Folder {
    /// Messages of partnerships.
    Partnership,
}
