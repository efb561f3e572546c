//! Sender actions: what a Page does without saying anything.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Something that the person sees the sender do. It travels alone, never with a message.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/sender-actions>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a sender_action", any_case, unknown("action.enum"))]
#[non_exhaustive]
#[doc(alias = "typing_on")]
#[doc(alias = "typing_off")]
#[doc(alias = "mark_seen")]
pub enum SenderAction {
    /// Shows the typing dots; they go away with the next message, or by themselves after about 20 seconds.
    TypingOn,
    /// Takes the typing dots away.
    TypingOff,
    /// Marks the last message as seen.
    MarkSeen,
    /// Reacts to a message with an emoji; needs [`Reaction`] as `payload`. On Messenger since 2025-12-02.
    React,
    /// Takes a reaction back; needs [`Reaction`] as `payload`, without `reaction`. On Messenger since 2025-12-02.
    Unreact,
}

/// Which message is reacted to, and how: the `payload` of `react` and `unreact`.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a reaction payload", label = "payload")]
pub struct Reaction<'a> {
    /// The message, as its `mid`. Not empty.
    #[schema(required("action.message_id"), nonempty("action.message_id"))]
    pub message_id: Text<'a>,
    /// An emoji, or `love` on Instagram. Needed for `react`, left out for `unreact`; not empty.
    #[schema(nonempty("action.reaction"))]
    pub reaction: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Reaction<'a> {
    /// A reaction to this message; which one is still open.
    pub fn new(message_id: impl Into<Text<'a>>) -> Self {
        Self { message_id: message_id.into(), ..Self::EMPTY }
    }
}
