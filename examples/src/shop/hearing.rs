//! What a person means: a tap, words, a picture, a reaction, stars.

use sendapi::webhook::{
    Event, FeedbackAnswer, IncomingReaction, Kind, MessagingFeedback, ReactionAction, ReactionName,
};

use super::action::Action;
use super::messages::order::QUESTION;

/// What the shop makes of something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// The person wants this: they tapped it, or said it in words that the bot knows.
    Wants(Action),
    /// A tap on a button that means nothing any more.
    OldButton,
    /// Thanks.
    Thanks,
    /// Words that the bot does not know, or none at all.
    Words(String),
    /// A picture, a sticker, a sound, a place: something without words.
    Picture,
    /// A reaction that is a compliment.
    Liked,
    /// A reaction that is a complaint.
    Disliked,
    /// So many stars of five.
    Rated(u64),
    /// Nothing that asks for an answer.
    Nothing,
}

impl Heard {
    /// What is heard in an event.
    #[must_use]
    pub fn of(event: &Event) -> Self {
        match (event.payload(), &event.kind) {
            (Some(Ok(action)), _) => Self::Wants(action),
            (Some(Err(_)), _) => Self::OldButton,
            (None, Kind::Message(message)) => match message.text.as_deref().map(str::trim) {
                None | Some("") if message.attachments.is_some() => Self::Picture,
                words => Self::of_words(words.unwrap_or_default()),
            },
            (None, Kind::Postback(_) | Kind::Referral(_)) => Self::Wants(Action::Start),
            (None, Kind::Reaction(reaction)) => Self::of_reaction(reaction),
            (None, Kind::MessagingFeedback(feedback)) => Self::of_feedback(feedback),
            _ => Self::Nothing,
        }
    }

    fn of_words(words: &str) -> Self {
        let lower = words.to_lowercase();
        let are_said = |known: &[&str]| {
            lower.split(|c: char| !c.is_alphanumeric()).any(|word| known.contains(&word))
        };
        match KNOWN.iter().find(|(known, _)| are_said(known)) {
            Some((_, action)) => Self::Wants(action.clone()),
            None if are_said(&["thanks", "thank"]) => Self::Thanks,
            None => Self::Words(words.to_owned()),
        }
    }

    fn of_reaction(reaction: &IncomingReaction) -> Self {
        match (&reaction.action, &reaction.reaction) {
            (Some(ReactionAction::Unreact), _) => Self::Nothing,
            (_, Some(ReactionName::Angry | ReactionName::Sad | ReactionName::Dislike)) => {
                Self::Disliked
            }
            _ => Self::Liked,
        }
    }

    fn of_feedback(feedback: &MessagingFeedback) -> Self {
        let screens = feedback.feedback_screens.iter().flatten();
        let mut answers = screens.filter_map(|screen| screen.questions.as_ref()?.get(QUESTION));
        let stars = |answer: &FeedbackAnswer| answer.payload.as_ref()?.as_u64();
        answers.find_map(stars).map_or(Self::Nothing, Self::Rated)
    }
}

/// Words that say what somebody wants; what stands first wins.
const KNOWN: &[(&[&str], Action)] = &[
    (&["person", "human", "somebody", "someone"], Action::Person),
    (&["basket", "cart"], Action::Basket),
    (&["pay", "checkout"], Action::CheckOut),
    (&["open", "hours"], Action::Hours),
    (&["nuts", "allergic", "allergy"], Action::Nuts),
    (&["bread", "shelf", "shelves", "menu"], Action::Shelves),
    (&["hello", "hi", "hey", "morning", "help"], Action::Start),
];
