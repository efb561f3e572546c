//! Words: for each set of them those that the platform takes.

use sendapi::engine::schema::Choice;

use super::bodies::{Where, half, with_value};
use super::heads::word;
use super::objects::here;
use super::places::Words;
use crate::scenario::{Name, Names, Others, Scenario, Wanted};

pub(super) fn scenarios(words: &Words) -> Vec<Scenario> {
    let first = here(words.choices, words.around.root.platform).next();
    let half = first.map_or("", |choice| half(choice.value));
    vec![scenario(words, "", Where::Below), scenario(words, half, Where::Within)]
}

/// One that begins with a digit is written in quotes, where no names are offered.
fn is_name(choice: &Choice) -> bool {
    !choice.value.starts_with(|letter: char| letter.is_ascii_digit())
}

fn scenario(words: &Words, typed: &str, at: Where) -> Scenario {
    let platform = words.around.root.platform;
    let begun = |choice: &&Choice| choice.value.starts_with(typed);
    let wanted = here(words.choices, platform)
        .filter(begun)
        .filter(|choice| is_name(choice))
        .map(|choice| word(choice, platform))
        .collect();
    let allowed: Vec<Name> =
        words.choices.choices.iter().map(|choice| word(choice, platform)).collect();
    Scenario::new(
        "words",
        format!("{}, `{}: {typed}|`", words.around.name(), words.field.name),
        with_value(&words.around, words.field, &format!("{typed}¦"), at),
        Wanted::Names(Names { wanted, allowed, refused: Vec::new(), others: Others::Behind }),
    )
}
