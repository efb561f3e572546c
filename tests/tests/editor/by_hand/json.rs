//! Bodies as the platform's documentation has them: keys are strings, and values are Rust.

use super::bodies::body;
use super::names::{first, offered, told};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let words = first(&["RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY"]);
    vec![
        json("a local name", &with("\"recipient\": { \"id\": ps¦ }"), first(&["psid"])),
        json("all names", &saying("¦"), offered(&["psid"])),
        json("a field", &saying("bread.na¦"), first(&["name"])),
        json("words", &with("\"messaging_type\": ¦"), words),
        json("a word, half typed", &with("\"messaging_type\": RES¦"), first(&["RESPONSE"])),
        json(
            "a key is told of",
            &picture("\"image\"", "\"u¦rl\""),
            told(&["An address from which"]),
        ),
        json("a word is told of", &picture("\"ima¦ge\"", "\"url\""), told(&["8 MB"])),
        json(
            "a local name is told of",
            &with("\"recipient\": { \"id\": ps¦id }"),
            told(&["psid: &"]),
        ),
    ]
}

/// A request with this member.
fn with(member: &str) -> String {
    format!("{{ {member}, \"message\": {{ \"text\": \"Hi\" }} }}")
}

/// A request with this text.
fn saying(text: &str) -> String {
    format!("{{ \"recipient\": {{ \"id\": psid }}, \"message\": {{ \"text\": {text} }} }}")
}

/// A request with an attachment of this type, and this key in its payload.
fn picture(kind: &str, key: &str) -> String {
    let payload = format!("{{ {key}: \"https://bakery.example/rye.jpg\" }}");
    let attachment = format!("{{ \"type\": {kind}, \"payload\": {payload} }}");
    format!(
        "{{ \"recipient\": {{ \"id\": psid }}, \"message\": {{ \"attachment\": {attachment} }} }}"
    )
}

fn json(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("JSON", name, body(source), wanted)
}
