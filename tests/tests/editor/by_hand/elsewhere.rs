//! Where what stands under the pointer stands elsewhere.

use super::bodies::message;
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let loaf = |more: &str| {
        format!(
            "struct Loaf {{ na¦me: String }}\nfn scene(psid: &str, loaf: &Loaf) {{\n    let it = message!(Messenger {{ recipient: psid, text: &loaf.name{more} }});\n}}\n"
        )
    };
    let all = [
        ("a field of the user's", loaf(""), 2),
        ("a field of the user's, half typed", loaf(", quick_r"), 2),
        ("a field of the user's, beside a mistake", loaf(", txt: 1"), 2),
        (
            "a function of the user's",
            "fn li¦ne() -> String { String::new() }\nfn scene(psid: &str) {\n    let it = message!(Messenger { recipient: psid, text: line() });\n}\n".to_owned(),
            2,
        ),
        (
            "a constant of the user's",
            "const LI¦NE: &str = \"Hi\";\nfn scene(psid: &str) {\n    let it = message!(Messenger { recipient: psid, text: LINE });\n}\n".to_owned(),
            2,
        ),
        ("a key", message("te¦xt: \"Hi\","), 1),
    ];
    all.into_iter()
        .map(|(name, source, places)| {
            Scenario::new("references", name, source, Wanted::Found(places))
        })
        .collect()
}
