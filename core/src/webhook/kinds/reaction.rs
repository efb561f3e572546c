//! `reaction`: a person reacted to a message.

use crate::reading::object::object;
use crate::reading::words::words;

object! {
    /// A reaction to a message, or that it was taken back.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/message-reactions>.
    IncomingReaction {
        /// The message.
        mid: String,
        /// Whether the person reacts or takes it back.
        action: ReactionAction,
        /// What the reaction is called.
        reaction: ReactionName,
        /// The emoji.
        emoji: String,
        /// Whether the account did it to itself. Instagram only.
        is_self: bool,
    }
}

words! {
    /// Whether a person reacts or takes it back.
    ReactionAction {
        /// The person reacts.
        React = "react",
        /// The person takes the reaction back.
        Unreact = "unreact",
    }
}

words! {
    /// What a reaction is called.
    ReactionName {
        /// A laughing face. Messenger.
        Smile = "smile",
        /// A laughing face. Instagram.
        Laugh = "laugh",
        /// An angry face.
        Angry = "angry",
        /// A sad face.
        Sad = "sad",
        /// An astonished face.
        Wow = "wow",
        /// A heart.
        Love = "love",
        /// Thumbs up.
        Like = "like",
        /// Thumbs down.
        Dislike = "dislike",
        /// Any other emoji; the platform's own word.
        Unnamed = "other",
    }
}
