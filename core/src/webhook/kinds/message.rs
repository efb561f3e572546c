//! `message`: what a person wrote, or the echo of what the account did.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::webhook::kinds::attachment::IncomingAttachment;
use crate::webhook::kinds::referral::Referral;

object! {
    /// A message that came in, or, with [`is_echo`](Self::is_echo), one that the account sent.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messages>.
    IncomingMessage {
        /// The message's id. The platform sends some events twice: this tells.
        mid: String,
        /// The text.
        text: String,
        /// The quick reply that was tapped; its title is the text.
        quick_reply: Box<TappedReply>,
        /// The message or story that it answers.
        reply_to: Box<RepliedTo>,
        /// Pictures, places, stickers and whatever else hangs on it.
        attachments: Vec<IncomingAttachment>,
        /// The product or advertisement that it is about.
        referral: Box<Referral>,
        /// The commands that the person chose.
        commands: Vec<Command>,
        /// Whether it is one that the account sent, by any app or by hand.
        is_echo: bool,
        /// With [`is_echo`](Self::is_echo): the app that sent it.
        app_id: Scalar,
        /// With [`is_echo`](Self::is_echo): the string that was sent along with it.
        metadata: String,
        /// Whether the person took it back. Instagram only.
        is_deleted: bool,
        /// Whether it is of a kind that the platform does not hand on. Instagram only.
        is_unsupported: bool,
        /// Whether the account wrote to itself. Instagram only.
        is_self: bool,
        /// The sticker's number, in older events.
        sticker_id: Scalar,
        /// A running number, in older events.
        seq: Scalar,
    }
}

impl IncomingMessage {
    /// Whether a person wrote it: neither an echo nor from the account to itself.
    #[must_use]
    pub fn is_by_person(&self) -> bool {
        self.is_echo != Some(true) && self.is_self != Some(true)
    }

    /// The payload of the quick reply that was tapped.
    #[must_use]
    pub fn quick_reply_payload(&self) -> Option<&str> {
        self.quick_reply.as_ref()?.payload.as_deref()
    }
}

object! {
    /// The quick reply that was tapped.
    TappedReply {
        /// The string that was sent with it.
        payload: String,
    }
}

object! {
    /// What a message answers: another message, or on Instagram a story.
    RepliedTo {
        /// The message, as its `mid`.
        mid: String,
        /// Whether the person answers a message of their own.
        is_self_reply: bool,
        /// The story. Instagram only.
        story: Story,
    }
}

object! {
    /// A story on Instagram.
    Story {
        /// Where it can be seen, for a day.
        url: String,
        /// Its id.
        id: Scalar,
    }
}

object! {
    /// A command that the person chose from the account's list.
    Command {
        /// Its name.
        name: String,
    }
}
