//! Words: the sets that members take, and how each word may be spelt.

use super::description;
use super::keywords::Keywords;
use crate::platform::PlatformKind;
use crate::schema::{Choice, Choices};
use crate::tree::json::Json;

/// A set of words as a definition: one of them, or `null`.
pub(super) fn definition(choices: &Choices, platform: PlatformKind) -> Keywords {
    let words = taken(choices, platform).flat_map(|choice| spellings(choices, choice));
    let words: Vec<_> = words.map(Json::Text).chain([Json::Null]).collect();
    Keywords::new()
        .with("title", choices.noun.name)
        .with("description", meanings(choices, platform))
        .with("enum", words)
}

/// The words, with what each of them means.
pub(super) fn meanings(choices: &Choices, platform: PlatformKind) -> String {
    let line = |choice: &Choice| {
        format!(
            "- {}: {}",
            choice.value,
            description::with_life(choice.docs, choice.only, choice.deprecated, platform)
        )
    };
    taken(choices, platform).map(line).collect::<Vec<_>>().join("\n")
}

/// The words that a platform takes, with a warning or without.
pub(super) fn taken(
    choices: &Choices,
    platform: PlatformKind,
) -> impl Iterator<Item = &'static Choice> {
    let refuses = move |choice: &&Choice| choice.only.is_some_and(|only| only.refuses(platform));
    choices.choices.iter().filter(move |choice| !refuses(choice))
}

/// How a word may be written.
pub(super) fn spellings(choices: &Choices, choice: &Choice) -> Vec<String> {
    let capitals = choices.any_case.then(|| choice.value.to_ascii_uppercase());
    let capitals = capitals.filter(|word| word != choice.value);
    let written = [choice.value].into_iter().chain(choice.aliases.iter().copied());
    written.map(str::to_owned).chain(capitals).collect()
}
