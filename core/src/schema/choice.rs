//! The words that a field takes, and those that it took once.

use super::{Deprecated, Noun, Only};
use crate::platform::PlatformKind;

/// The words that a field takes.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    /// What one of them is called in sentences: "a tag".
    pub noun: Noun,
    /// The Rust path of the enum whose variants the words name, from the name of this crate on.
    pub path: &'static str,
    /// The words that are taken.
    pub choices: &'static [Choice],
    /// Words that were taken once.
    pub retired: &'static [Retired],
    /// Words that people look for here and that belong elsewhere.
    pub elsewhere: &'static [Elsewhere],
    /// The rule that another word breaks on Messenger.
    pub unknown: &'static str,
    /// The rule that another word breaks on Instagram.
    pub unknown_instagram: &'static str,
    /// Whether each word is taken in capitals as well.
    pub any_case: bool,
}

/// A word that a field takes.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The word in JSON.
    pub value: &'static str,
    /// Other spellings that the platform documents.
    pub aliases: &'static [&'static str],
    /// The name of the enum's variant in Rust.
    pub rust: &'static str,
    /// The one platform that has it.
    pub only: Option<Only>,
    /// Since when it is on its way out.
    pub deprecated: Option<Deprecated>,
    /// The first paragraph of its documentation.
    pub docs: &'static str,
}

/// Words that a field took until some day.
#[derive(Clone, Copy, Debug)]
pub struct Retired {
    /// The rule that they break now.
    pub rule: &'static str,
    /// The day since when they are refused, as `2020-03-04`; empty where nobody recorded it.
    pub since: &'static str,
    /// What to use in their place.
    pub instead: &'static str,
    /// The words.
    pub values: &'static [&'static str],
}

/// Words that name something which is written elsewhere, or otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Elsewhere {
    /// Where that belongs.
    pub why: &'static str,
    /// The words.
    pub values: &'static [&'static str],
}

impl Choice {
    /// Nothing said yet: what a literal is built upon.
    pub(crate) const BLANK: Self =
        Self { value: "", aliases: &[], rust: "", only: None, deprecated: None, docs: "" };
}

impl Choices {
    /// The choice that `word` means on the wire.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&'static Choice> {
        let means = |choice: &Choice| {
            choice.is_written(word) || self.any_case && choice.is_in_capitals(word)
        };
        self.choices.iter().find(|choice| means(choice))
    }

    /// Whether `word` is taken on `platform`, with a warning or without.
    #[must_use]
    pub fn takes(&self, word: &str, platform: PlatformKind) -> bool {
        let refuses = |choice: &Choice| choice.only.is_some_and(|only| only.refuses(platform));
        self.find(word).is_some_and(|choice| !refuses(choice))
    }

    /// The words that are taken on `platform` and are not on their way out there.
    pub(crate) fn open_on(&self, platform: PlatformKind) -> Vec<&'static str> {
        let refuses = |choice: &Choice| choice.only.is_some_and(|only| only.refuses(platform));
        let goes = |choice: &Choice| choice.deprecated.is_some_and(|gone| gone.holds_on(platform));
        let open = self.choices.iter().filter(|choice| !goes(choice) && !refuses(choice));
        open.map(|choice| choice.value).collect()
    }

    /// The retired words to which `word` belongs.
    #[must_use]
    pub fn retired(&self, word: &str) -> Option<&'static Retired> {
        let means =
            |value: &&str| *value == word || self.any_case && value.eq_ignore_ascii_case(word);
        self.retired.iter().find(|retired| retired.values.iter().any(means))
    }

    /// The words written elsewhere to which `word` belongs.
    #[must_use]
    pub fn elsewhere(&self, word: &str) -> Option<&'static Elsewhere> {
        let means = |value: &&str| value.eq_ignore_ascii_case(word);
        self.elsewhere.iter().find(|elsewhere| elsewhere.values.iter().any(means))
    }

    /// The rule that an unknown word breaks on `platform`.
    #[must_use]
    pub const fn unknown_on(&self, platform: PlatformKind) -> &'static str {
        match platform {
            PlatformKind::Messenger => self.unknown,
            PlatformKind::Instagram => self.unknown_instagram,
        }
    }
}

impl Choice {
    fn is_written(&self, word: &str) -> bool {
        self.value == word || self.aliases.contains(&word)
    }

    fn is_in_capitals(&self, word: &str) -> bool {
        self.value.eq_ignore_ascii_case(word) && !word.bytes().any(|byte| byte.is_ascii_lowercase())
    }
}
