//! The words that a member takes, and those that it took once.

use super::life;
use super::table::Table;
use super::text::{code, codes, ids, linked, with_renamed};
use crate::schema::{Choice, Choices, Elsewhere, Retired, Variant};

/// The words that are there to stay, for the cell of a member.
pub(super) fn value(choices: &Choices) -> String {
    let lives = |choice: &&Choice| choice.deprecated.is_none_or(|gone| gone.on.is_some());
    let living = choices.choices.iter().filter(lives);
    living.map(short).collect::<Vec<_>>().join(", ")
}

fn short(choice: &Choice) -> String {
    match choice.only {
        Some(only) => format!("{} ({})", code(choice.value), only.platform),
        None => code(choice.value),
    }
}

/// The words with all that is known about them.
pub(super) fn words(member: &str, choices: &Choices, kinds: &[Variant]) -> String {
    let mut table =
        Table::new(&["Word", "What it means", "Object", "Platforms", "Changes", "Rules"]);
    let mut kinds = kinds.iter();
    for choice in choices.choices {
        table.row(row(choice, kinds.next()));
    }
    let case = if choices.any_case { ", in small letters or in capitals" } else { "" };
    let lead =
        format!("The words of {}{case}; another one breaks {}:", code(member), unknown(choices));
    let retired = choices.retired.iter().map(retired);
    let elsewhere = choices.elsewhere.iter().map(elsewhere);
    let parts = [lead, table.markdown()].into_iter().chain(retired).chain(elsewhere);
    parts.collect::<Vec<_>>().join("\n\n")
}

fn row(choice: &Choice, kind: Option<&Variant>) -> [String; 6] {
    let rules = ids(life::rules(choice.only, choice.deprecated));
    [
        [choice.value]
            .iter()
            .chain(choice.aliases)
            .map(|word| code(word))
            .collect::<Vec<_>>()
            .join(", "),
        choice.docs.to_owned(),
        kind.map(object).unwrap_or_default(),
        life::platforms(choice.only),
        life::changes(choice.deprecated),
        with_renamed(rules, kind.map_or(&[], |kind| kind.renames)),
    ]
}

fn object(kind: &Variant) -> String {
    let object = linked((kind.shape)());
    if kind.optional { format!("{object}, may be left out") } else { object }
}

fn unknown(choices: &Choices) -> String {
    if choices.unknown == choices.unknown_instagram {
        code(choices.unknown)
    } else {
        format!("{}, on Instagram {}", code(choices.unknown), code(choices.unknown_instagram))
    }
}

fn elsewhere(elsewhere: &Elsewhere) -> String {
    format!("Not {}: {}.", codes(elsewhere.values), elsewhere.why)
}

fn retired(retired: &Retired) -> String {
    let Retired { rule, since, instead, values } = retired;
    let since = if since.is_empty() { String::new() } else { format!(" since {since}") };
    format!("Gone{since}: {}; {instead} ({}).", codes(values), code(rule))
}
