//! A message as text, to be kept and sent later.

use std::fmt;
use std::marker::PhantomData;

use sendapi_core::tree::descend;

use super::prepared::Prepared;
use crate::pace::Kind;
use crate::{Error, Invalid, Message, MessageKind, Messenger, Platform};

/// A message that was checked and written down: for programs that keep what they send, in a queue or a database, and
/// send it by [`Account::send_once`](crate::Account::send_once).
///
/// [`as_json`](Self::as_json) is what is kept, and [`from_json`](Self::from_json) makes the message of it again. Clones are
/// cheap.
///
/// # Example
///
/// ```
/// use sendapi::{MessageKind, PreparedMessage, message};
///
/// let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
/// let prepared = PreparedMessage::new(&hello)?;
/// assert_eq!(prepared.kind(), MessageKind::Message);
/// assert_eq!(prepared.recipient(), r#"{"id":"7204418830956127"}"#);
///
/// let kept = prepared.as_json().to_owned();
/// let again = PreparedMessage::<sendapi::Messenger>::from_json(kept)?;
/// assert_eq!(again.as_json(), prepared.as_json());
/// # Ok::<(), sendapi::Error>(())
/// ```
#[must_use = "it does nothing until it is sent: `account.send_once(&prepared, begin)`"]
pub struct PreparedMessage<P = Messenger> {
    pub(super) prepared: Prepared,
    recipient: Box<str>,
    platform: PhantomData<fn() -> P>,
}

impl<P: Platform> PreparedMessage<P> {
    /// Checks the message and writes it down.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Invalid`](crate::ErrorKind::Invalid) if it breaks a rule of the platform.
    pub fn new(message: &Message<'_, P>) -> Result<Self, Error> {
        let prepared = Prepared::new(message)?;
        Ok(Self::of(message, prepared))
    }

    /// What was kept, checked by the rules of today. Not a byte of it is changed.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with every broken rule: it is no message, or none that the platform still takes.
    pub fn from_json(json: impl Into<String>) -> Result<Self, Invalid> {
        let json = json.into();
        let message = Message::<P>::from_json(&json)?;
        let kind = Kind::of(message.__node());
        Ok(Self::of(&message, Prepared { kind, body: json.into() }))
    }

    fn of(message: &Message<'_, P>, prepared: Prepared) -> Self {
        let recipient = descend(message.__node(), &["recipient"]).node();
        let recipient = recipient.and_then(|recipient| serde_json::to_string(&recipient).ok());
        Self { prepared, recipient: recipient.unwrap_or_default().into(), platform: PhantomData }
    }
}

impl<P> PreparedMessage<P> {
    /// The body of the request, as it is sent.
    #[must_use]
    pub fn as_json(&self) -> &str {
        // It was text when it was made.
        str::from_utf8(&self.prepared.body).unwrap_or_default()
    }

    /// Under which limit it falls.
    #[must_use]
    pub fn kind(&self) -> MessageKind {
        match self.prepared.kind {
            Kind::Media => MessageKind::Media,
            Kind::PrivateReply => MessageKind::PrivateReply,
            Kind::Message | Kind::Call => MessageKind::Message,
        }
    }

    /// The recipient as the message names it, in JSON: what goes to the same one goes in order.
    ///
    /// One person may have several: an id, a `user_ref`, a comment of theirs.
    #[must_use]
    pub fn recipient(&self) -> &str {
        &self.recipient
    }
}

impl<P> Clone for PreparedMessage<P> {
    fn clone(&self) -> Self {
        let Self { prepared, recipient, platform } = self;
        Self { prepared: prepared.clone(), recipient: recipient.clone(), platform: *platform }
    }
}

/// Without what it says: that is somebody's.
impl<P> fmt::Debug for PreparedMessage<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PreparedMessage({:?}, {} bytes)", self.kind(), self.prepared.body.len())
    }
}
