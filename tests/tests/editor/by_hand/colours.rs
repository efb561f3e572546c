//! Colours by meaning.

use super::bodies::{buttons, card, cards, each, message};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let all = [
        ("complete", card("title: &bread.name, subtitle: \"Fresh\""), CARD),
        ("half typed", card("title: &bread.name, sub"), CARD),
        ("beside a mistake", card("title: &bread.name, titel: 1"), CARD),
        (
            "words",
            message("text: \"Hi\", messaging_type: RESPONSE,"),
            &[("RESPONSE", WORD), ("messaging_type", KEY), ("text", KEY)],
        ),
        (
            "heads and the user's variants",
            buttons("postback { title: \"One\", payload: Tap::Window }"),
            &[("postback", HEAD), ("button", HEAD), ("Tap", &["enum"]), ("Window", WORD)],
        ),
        ("a for", each("title: &loaf.name, subtitle: \"Fresh\""), LOOP),
        ("a for, half typed", each("title: &loaf.name, sub"), LOOP),
        (
            "an if",
            cards("if bread.warm { element { title: \"Rye\", subtitle: \"Fresh\" } }"),
            &[("if", &["keyword"]), ("warm", &["property"]), ("title", KEY), ("element", HEAD)],
        ),
        (
            "content!",
            "const IT: Content<'static> = content!(text: HELLO);\n".to_owned(),
            &[("text", KEY), ("HELLO", &["const", "constant"])],
        ),
    ];
    all.into_iter()
        .map(|(name, source, colours)| {
            Scenario::new("colours", name, source, Wanted::Colours(colours.to_vec()))
        })
        .collect()
}

type Kinds = &'static [&'static str];

const KEY: Kinds = &["property"];
const HEAD: Kinds = &["struct", "enumMember", "enum"];
const WORD: Kinds = &["enumMember"];
const LOCAL: Kinds = &["variable", "parameter"];

const CARD: &[(&str, Kinds)] = &[
    ("Messenger", &["struct", "enum", "enumMember"]),
    ("recipient", KEY),
    ("psid", LOCAL),
    ("attachment", KEY),
    ("generic", HEAD),
    ("element", HEAD),
    ("title", KEY),
    ("bread", LOCAL),
    ("name", KEY),
];

const LOOP: &[(&str, Kinds)] = &[
    ("for", &["keyword"]),
    ("in", &["keyword"]),
    ("loaf", LOCAL),
    ("breads", LOCAL),
    ("title", KEY),
    ("name", KEY),
];
