//! How a person takes what came: reactions, and that it was read.

use sendapi_core::webhook::{IncomingReaction, Kind, ReactionAction, ReactionName};

use super::{ActionError, Participant};
use crate::Platform;
use crate::messages::follow;

impl Participant {
    /// The person reacts to the newest message of the account by an emoji.
    pub async fn reacts(&self, emoji: &str) -> Result<(), ActionError> {
        self.reacts_to(&self.newest()?, emoji).await
    }

    /// The person reacts to the message with this id by an emoji.
    pub async fn reacts_to(&self, mid: &str, emoji: &str) -> Result<(), ActionError> {
        let mut reaction = IncomingReaction::default();
        reaction.mid = Some(mid.to_owned());
        reaction.action = Some(ReactionAction::React);
        reaction.reaction = Some(reaction_name(emoji, self.platform));
        reaction.emoji = Some(emoji.to_owned());
        self.does(Kind::Reaction(Box::new(reaction))).await
    }

    /// The person takes the reaction to the message with this id back.
    pub async fn unreacts(&self, mid: &str) -> Result<(), ActionError> {
        let mut reaction = IncomingReaction::default();
        reaction.mid = Some(mid.to_owned());
        reaction.action = Some(ReactionAction::Unreact);
        self.does(Kind::Reaction(Box::new(reaction))).await
    }

    /// The person reads all messages of the account. That opens no window.
    pub async fn reads(&self) -> Result<(), ActionError> {
        let read = follow::read(self.platform, &self.newest()?, self.context.clock.now());
        self.context.conversations.read(&self.conversation);
        self.does(Kind::Read(Box::new(read))).await
    }
}

fn reaction_name(emoji: &str, platform: Platform) -> ReactionName {
    match (emoji.trim_end_matches('\u{fe0f}'), platform) {
        ("😆" | "😂", Platform::Messenger) => ReactionName::Smile,
        ("😆" | "😂", Platform::Instagram) => ReactionName::Laugh,
        ("😠" | "😡", _) => ReactionName::Angry,
        ("😢", _) => ReactionName::Sad,
        ("😮", _) => ReactionName::Wow,
        ("❤" | "😍", _) => ReactionName::Love,
        ("👍", _) => ReactionName::Like,
        ("👎", _) => ReactionName::Dislike,
        _ => ReactionName::Unnamed,
    }
}
