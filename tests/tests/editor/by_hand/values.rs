//! What a program says in values: its own names, as in any Rust.

use super::bodies::{REST, body, buttons, card, cards, message};
use super::names::{documented, first, offered};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    [locals(), in_loops(), of_std(), payloads()].into_iter().flatten().collect()
}

fn locals() -> Vec<Scenario> {
    vec![
        value(
            "a local name",
            &body("Messenger { recipient: ps¦, text: \"Hi\" }"),
            first(&["psid"]),
        ),
        value("all names", &body("Messenger { recipient: ¦, text: \"Hi\" }"), offered(&["psid"])),
        value(
            "all names, last",
            &body("Messenger { text: \"Hi\", recipient: ¦ }"),
            offered(&["psid"]),
        ),
        value("fields", &card("title: bread.¦"), offered(&["name", "left", "warm"])),
        value("fields of a reference", &card("title: &bread.¦"), offered(&["name", "left"])),
        value(
            "a field, half typed",
            &card("title: bread.na¦"),
            documented("name", "What people ask for."),
        ),
        value(
            "a field above other entries",
            &card(&format!("title: bread.na¦\n {REST}")),
            first(&["name"]),
        ),
        value(
            "fields, above other entries",
            &card(&format!("title: bread.¦\n {REST}")),
            offered(&["name", "left", "warm"]),
        ),
        value(
            "a module, above other entries",
            &card(&format!("title: words::¦\n {REST}")),
            offered(&["HELLO"]),
        ),
        value(
            "a constant",
            &message("text: HEL¦"),
            documented("HELLO", "The first thing that everybody hears."),
        ),
        value("a constant of another module", &message("text: words::¦"), offered(&["HELLO"])),
        value(
            "a function",
            &message("attachment: button { text: \"Which?\", buttons: choi¦ }"),
            first(&["choices()"]),
        ),
        value(
            "what a method takes",
            &message("text: bread.name.replace(psid, HEL¦)"),
            first(&["HELLO"]),
        )
        .with_std(),
        value(
            "in a closure",
            &message("text: bread.photo.as_ref().map(|link| lin¦)"),
            first(&["link"]),
        )
        .with_std(),
        value("in a block", &message("text: { let loaves = 2; loa¦ }"), first(&["loaves"])),
    ]
}

fn in_loops() -> Vec<Scenario> {
    let item = "element { title: \"Rye\", subtitle: \"Fresh\" }";
    let of = |list: &str| cards(&format!("for loaf in {list} {{ {item} }}"));
    let each = |body: &str| cards(&format!("for loaf in breads {{ element {{ {body} }} }}"));
    vec![
        value("the name of a for", &each("title: loa¦"), first(&["loaf"])),
        value("its fields", &each("title: loaf.na¦"), first(&["name"])),
        value(
            "its fields, in a whole card",
            &each(&format!("title: loaf.na¦, {REST}")),
            first(&["name"]),
        ),
        value("what a for goes over", &of("bre¦"), first(&["bread", "breads"])),
        value("what a for goes over, by a method", &of("breads.it¦"), first(&["iter()"]))
            .with_std(),
        value(
            "what a for goes over, without its body",
            &cards("for loaf in bre¦"),
            first(&["bread", "breads"]),
        ),
        value("a condition, without its body", &cards("if bread.wa¦"), first(&["warm"])),
        value(
            "what a for goes over, above another item",
            &cards(&format!("for loaf in bre¦,\n {item}")),
            first(&["bread", "breads"]),
        ),
        value("a condition", &cards(&format!("if bread.wa¦ {{ {item} }}")), first(&["warm"])),
        value(
            "a pattern's name",
            &cards(
                "if let Some(photo) = &bread.photo { element { title: \"Rye\", image_url: pho¦ } }",
            ),
            first(&["photo"]),
        )
        .with_std(),
    ]
}

fn of_std() -> Vec<Scenario> {
    let text = |value: &str| message(&format!("text: {value}"));
    let plain = |value: &str| format!("fn scene(bread: &Bread) {{\n    let it = {value};\n}}\n");
    let formatted = "format!(\"{}\", bread.le¦)";
    let inline = "format!(\"{bre¦}\")";
    vec![
        value(
            "a method of the standard library",
            &card("title: bread.name.to_up¦"),
            first(&["to_uppercase()"]),
        )
        .with_std(),
        value("in format!", &text(formatted), first(&["left"])).beside(plain(formatted)).with_std(),
        value("in the text of format!", &text(inline), offered(&["bread"]))
            .beside(plain(inline))
            .with_std(),
    ]
}

fn payloads() -> Vec<Scenario> {
    let payload =
        |value: &str| buttons(&format!("postback {{ title: \"Rye\", payload: {value} }}"));
    vec![
        value("variants", &payload("Tap::¦"), offered(&["Window", "Reserve {…}"])),
        value("fields of a variant", &payload("Tap::Reserve { ¦ }"), first(&["bread", "loaves"])),
    ]
}

fn value(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("values", name, source, wanted)
}
