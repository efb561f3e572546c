//! `content!` and `profile!`, in places that no schema knows of, and the macros' own names.

use super::names::{alone, documented, first, offered};
use crate::scenario::{Name, Names, Others, Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let in_const = |body: &str| format!("const IT: Content<'static> = content!({body});\n");
    let in_profile = |body: &str| {
        format!("fn scene() -> Profile<'static> {{\n    profile!(Messenger {{ {body} }})\n}}\n")
    };
    let in_function = |code: &str| format!("fn scene() {{\n    let it = {code};\n}}\n");
    vec![
        macros("content!, empty", &in_const("¦"), offered(&["text", "attachment"])),
        macros("content!, half typed", &in_const("te¦"), documented("text", "At most 2,000")),
        macros("content!, behind an entry", &in_const("text: HELLO, ¦"), beside_text()),
        macros("content!, a value", &in_const("text: HEL¦"), first(&["HELLO"])),
        macros(
            "content!, a key in an object",
            &in_const("attachment: image { ur¦ }"),
            alone(&["url"]),
        ),
        macros("profile!, empty", &in_profile("¦"), offered(&["greeting", "get_started"])),
        macros("profile!, half typed", &in_profile("pers¦"), alone(&["persistent_menu"])),
        macros("profile!, a head", &in_profile("persistent_menu: [¦]"), first(&["menu"])),
        macros(
            "profile!, a key in a list",
            &in_profile("persistent_menu: [menu { loc¦ }]"),
            alone(&["locale"]),
        ),
        macros(
            "the name of message!",
            &in_function("messa¦"),
            documented_macro("message!(…)", "Makes a Message"),
        ),
        macros(
            "the name of content!",
            &in_function("conte¦"),
            documented_macro("content!(…)", "Makes a Content"),
        ),
        macros(
            "the name of profile!",
            &in_function("profi¦"),
            documented_macro("profile!(…)", "Makes a Profile"),
        ),
    ]
}

/// Keys that `text` leaves, and itself not.
fn beside_text() -> Wanted {
    let wanted = vec![Name::plain("quick_replies"), Name::plain("metadata")];
    Wanted::Names(Names { wanted, refused: vec!["text".to_owned()], ..Names::default() })
}

fn documented_macro(label: &str, docs: &str) -> Wanted {
    // Where it is written with backticks is not of interest.
    let docs = docs.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let wanted = vec![Name::documented(label, &docs)];
    Wanted::Names(Names { wanted, others: Others::Anywhere, ..Names::default() })
}

fn macros(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("other macros", name, source, wanted)
}
