//! Where what stands under the pointer stands elsewhere.

use super::bodies::message;
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let all = [
        ("a field of the user's", loaf(""), 2),
        ("a field of the user's, half typed", loaf(", quick_r"), 2),
        ("a field of the user's, beside a mistake", loaf(", txt: 1"), 2),
        ("a function of the user's", said("fn li¦ne() -> String { String::new() }", "line()"), 2),
        ("a constant of the user's", said("const LI¦NE: &str = \"Hi\";", "LINE"), 2),
        ("a key", message("te¦xt: \"Hi\","), 1),
    ];
    all.into_iter()
        .map(|(name, source, places)| {
            Scenario::new("references", name, source, Wanted::Found(places))
        })
        .collect()
}

/// A message that says a field, with `more` at its end.
fn loaf(more: &str) -> String {
    format!(
        "struct Loaf {{ na¦me: String }}
fn scene(psid: &str, loaf: &Loaf) {{
    let it = message!(Messenger {{ recipient: psid, text: &loaf.name{more} }});
}}
"
    )
}

/// A message that says what is declared above it.
fn said(declared: &str, text: &str) -> String {
    format!(
        "{declared}
fn scene(psid: &str) {{
    let it = message!(Messenger {{ recipient: psid, text: {text} }});
}}
"
    )
}
