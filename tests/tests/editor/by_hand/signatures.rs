//! What a function that is called in a value takes.

use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let called = |text: &str| {
        format!(
            "fn line(name: &str, loaves: u8) -> String {{\n    String::new()\n}}
fn scene(psid: &str) {{
    let it = message!(Messenger {{ recipient: psid, {text} }});
}}
"
        )
    };
    let all = [
        ("in a value", called("text: line(psid, ¦)"), "loaves: u8"),
        ("in a value, half typed", called("text: line(¦), quick_r"), "name: &str"),
        ("in a value, beside a mistake", called("text: line(¦), txt: 1"), "name: &str"),
        (
            "in a loop",
            called(
                "text: \"Hi\", quick_replies: [for n in 1..3 { text { title: line(¦), payload: n } }]",
            ),
            "name: &str",
        ),
    ];
    all.into_iter()
        .map(|(name, source, word)| Scenario::new("signature", name, source, Wanted::Taken(word)))
        .collect()
}
