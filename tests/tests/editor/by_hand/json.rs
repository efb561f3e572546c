//! Bodies as the platform's documentation has them: keys are strings, and values are Rust.

use super::bodies::body;
use super::names::{first, offered, told};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let to = |recipient: &str| {
        format!(
            "{{ \"recipient\": {{ \"id\": {recipient} }}, \"message\": {{ \"text\": \"Hi\" }} }}"
        )
    };
    let says = |text: &str| {
        format!("{{ \"recipient\": {{ \"id\": psid }}, \"message\": {{ \"text\": {text} }} }}")
    };
    let word = |word: &str| {
        format!(
            "{{ \"recipient\": {{ \"id\": psid }}, \"messaging_type\": {word}, \"message\": {{ \"text\": \"Hi\" }} }}"
        )
    };
    let picture = |kind: &str, key: &str| {
        format!(
            "{{ \"recipient\": {{ \"id\": psid }}, \"message\": {{ \"attachment\": {{ \"type\": {kind}, \"payload\": {{ {key}: \"https://bakery.example/rye.jpg\" }} }} }} }}"
        )
    };
    vec![
        json("a local name", &to("ps¦"), first(&["psid"])),
        json("all names", &says("¦"), offered(&["psid"])),
        json("a field", &says("bread.na¦"), first(&["name"])),
        json("words", &word("¦"), first(&["RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY"])),
        json("a word, half typed", &word("RES¦"), first(&["RESPONSE"])),
        json(
            "a key is told of",
            &picture("\"image\"", "\"u¦rl\""),
            told(&["An address from which"]),
        ),
        json("a word is told of", &picture("\"ima¦ge\"", "\"url\""), told(&["8 MB"])),
        json("a local name is told of", &to("ps¦id"), told(&["psid: &"])),
    ]
}

fn json(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("JSON", name, body(source), wanted)
}
