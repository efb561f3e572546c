//! The request: where recipient, content, action, type and tag meet.

pub mod action;
pub mod attachment;
mod both;
pub mod button;
pub mod content;
mod into_recipient;
pub mod messaging_type;
pub mod notification_type;
pub mod quick_reply;
pub mod recipient;
pub mod reply_to;
pub mod request;
pub(crate) mod stored;
pub mod tag;
pub mod template;
pub mod thread_control;
pub mod undocumented;
pub(crate) mod web_view;
mod written;

pub use into_recipient::IntoRecipient;
pub use messaging_type::MessagingType;
pub use notification_type::NotificationType;
pub use reply_to::ReplyTo;
pub use request::Request;
pub use thread_control::{ControlType, ThreadControl};
pub use undocumented::{Folder, SuggestionAction};

use std::fmt;
use std::marker::PhantomData;

use serde_core::{Serialize, Serializer};

use crate::check::violation::{Invalid, Violation};
use crate::convert::body::{self, Checked};
use crate::convert::shown;
use crate::convert::stencil::Hole;
use crate::message::action::SenderAction;
use crate::message::content::Content;
use crate::message::recipient::Recipient;
use crate::message::stored::Held;
use crate::message::tag::Tag;
use crate::platform::{Messenger, Platform, PlatformKind};
use crate::tree::Node;

/// One request to the Send API, for one platform: who gets it, what it says or does, and on what ground.
///
/// `message!` makes one with every literal checked while the program compiles; [`from_json`](Self::from_json) and
/// [`new`](Self::new) check by the same rules at run time.
///
/// What it borrows, such as a `&str`, lives as long as `'a`. What keeps messages for later, a queue in a struct or a task, has
/// `Message<'static>`: of texts that the message owns, or made so by [`into_owned`](Self::into_owned).
///
/// # In a struct
///
/// A struct has to name the lifetime. One that keeps messages for later names `'static`. A lifetime of its own, which rustc
/// proposes there, is for one that goes away before what its messages borrow.
///
/// ```
/// use sendapi_core::{Invalid, Message};
///
/// /// What waits to be sent.
/// struct Queue {
///     waiting: Vec<Message<'static>>,
/// }
///
/// impl Queue {
///     fn put(&mut self, message: Message<'_>) {
///         self.waiting.push(message.into_owned());
///     }
/// }
///
/// /// What goes out before the words in it are let go.
/// struct Round<'a> {
///     messages: Vec<Message<'a>>,
/// }
/// # let action = r#"{"recipient": {"id": "7204418830956127"}, "sender_action": "typing_on"}"#;
/// # let mut round = Round { messages: vec![Message::from_json(action)?] };
/// # let mut queue = Queue { waiting: Vec::new() };
/// # queue.put(round.messages.remove(0));
/// # assert_eq!(queue.waiting.len(), 1);
/// # Ok::<(), Invalid>(())
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api>.
#[derive(Clone)]
#[must_use = "a message does nothing until it is sent: `account.send(&message).await`"]
pub struct Message<'a, P = Messenger>(
    // For the macros: what a function makes of a message without holes could not be borrowed in a `const`, since rustc sees
    // a cell in its type, and not that there is none in the value.
    #[doc(hidden)] pub Held<'a>,
    #[doc(hidden)] pub PhantomData<P>,
);

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
        Checked::new(request)
    }

    /// A request as it is, with what it implies and not checked: for those who have done that, or will.
    #[doc(hidden)]
    pub const fn __new(mut request: Request<'a>) -> Self {
        request.answer_by_default(P::KIND);
        Self(Held::Value(request), PhantomData)
    }

    /// For `message!` alone: a message that is written in a text with holes, which names its type.
    #[doc(hidden)]
    pub fn __filled<const N: usize>(text: &'static str, holes: [Hole<'a>; N]) -> Self {
        Self(Held::filled(text, holes), PhantomData)
    }

    /// Checks the message: all broken rules at once. [`warnings`](Self::warnings) tells the softer ones.
    ///
    /// # Errors
    /// [`Invalid`] with every rule that the platform would refuse it for.
    pub fn validate(&self) -> Result<(), Invalid> {
        Checked::validate(self)
    }

    /// What the platform takes but is on its way out or documented nowhere, or what it cuts or passes over.
    #[must_use]
    pub fn warnings(&self) -> Vec<Violation> {
        Checked::warnings(self)
    }

    /// The same message to somebody else.
    ///
    /// ```
    /// use sendapi_core::{Message, Messenger};
    ///
    /// let body = r#"{"recipient": {"id": "7204418830956127"}, "message": {"text": "We are open"}}"#;
    /// let open = Message::<Messenger>::from_json(body)?;
    /// let also = open.to("7204418830956128")?;
    /// assert_eq!(also.content(), open.content());
    /// # Ok::<(), sendapi_core::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// [`Invalid`] if that is no recipient, or none for such a message.
    pub fn to(&self, recipient: impl IntoRecipient<'a>) -> Result<Self, Invalid> {
        let recipient = recipient.into_recipient();
        Self::new(Request { recipient, ..self.request().clone() })
    }
}

/// What a message says, whichever platform it is for.
impl<'a, P> Message<'a, P> {
    /// The message as a tree, as far as the checker sees it.
    #[doc(hidden)]
    #[must_use]
    pub fn __node(&self) -> Node<'_> {
        self.0.node()
    }

    /// What the message holds.
    #[must_use]
    pub fn request(&self) -> &Request<'a> {
        self.0.request()
    }

    /// What the message holds, to change it and make another.
    #[must_use]
    pub fn into_request(self) -> Request<'a> {
        self.0.into_request()
    }

    /// The same message with what it borrows copied: to be kept in a queue, or handed to a task.
    ///
    /// ```
    /// use sendapi_core::{Content, Message, Messenger, Recipient, Request};
    ///
    /// fn greeting(name: &str) -> Result<Message<'static>, sendapi_core::Invalid> {
    ///     let hello = Content { text: Some(name.into()), ..Content::EMPTY };
    ///     let request = Request { message: Some(hello), ..Request::to(Recipient::id("7204418830956127")) };
    ///     Ok(Message::<Messenger>::new(request)?.into_owned())
    /// }
    /// # greeting("Runa").unwrap();
    /// ```
    pub fn into_owned(self) -> Message<'static, P> {
        Message(self.0.into_owned(), PhantomData)
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
    /// A member at the top of the body that the platform does not know has no effect there: it is left out, and
    /// [`warnings`](Self::warnings) names it. Inside the body's objects the platform refuses such members, and so does this.
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
        Checked::from_json(json)
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
        Checked::write_json(self, out);
    }

    /// The body as it is sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        Checked::to_json(self)
    }
}

impl<'a, P: Platform> Checked for Message<'a, P> {
    type Held = Request<'a>;
    const PLATFORM: PlatformKind = P::KIND;

    fn unchecked(request: Request<'a>) -> Self {
        Self::__new(request)
    }

    fn read(mut request: Request<'a>, passed_over: Vec<Violation>) -> Self {
        request.answer_by_default(P::KIND);
        Self(Held::read(request, passed_over), PhantomData)
    }

    fn violations(&self) -> Vec<Violation> {
        self.0.violations(P::KIND)
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        self.0.write_json(out);
    }

    /// What the compiler has checked is not checked again.
    fn validate(&self) -> Result<(), Invalid> {
        self.0.validate(P::KIND)
    }
}

body::checked! { Message of Request }

/// As its JSON, on one line or with `{:#?}` on several: what a failing assertion shows.
impl<P> fmt::Debug for Message<'_, P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut json = Vec::new();
        self.0.write_json(&mut json);
        shown::json(&json, formatter)
    }
}

impl<P> PartialEq for Message<'_, P> {
    fn eq(&self, other: &Self) -> bool {
        self.0.request() == other.0.request()
    }
}

impl<P> Serialize for Message<'_, P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.node().serialize(serializer)
    }
}
