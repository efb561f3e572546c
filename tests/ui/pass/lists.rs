//! `for`, `if` and `else` in lists, in one another, with patterns.

#![deny(warnings)]

use sendapi::{Message, message};
use sendapi_tests::json_of;

struct Pier {
    name: String,
    open: bool,
    ferries: Vec<(u32, &'static str)>,
}

fn ask<'a>(piers: &'a [Pier], hint: Option<&'a str>, email: bool) -> Message<'a> {
    message!(Messenger {
        recipient: "7204418830956127",
        text: "Which ferry?",
        quick_replies: [
            for Pier { name, open, ferries } in piers.iter().filter(|pier| !pier.name.is_empty()) {
                if *open {
                    text { title: name, payload: "PIER" },
                    for (hour, &name) in ferries.iter().map(|(hour, name)| (hour, name)) {
                        text { title: name, payload: format!("{hour}") },
                    },
                } else if ferries.len() > 1 {
                    text { title: format!("{name}?"), payload: "CLOSED" },
                },
            },
            if let Some(hint) = hint { text { title: hint, payload: "HINT" } },
            if email { user_email {} } else { user_phone_number {} },
            text { title: "None", payload: "NONE" },
        ],
    })
}

fn titles(message: &Message<'_>) -> Vec<String> {
    let json = json_of(message);
    let chips = json["message"]["quick_replies"].as_array().cloned().unwrap_or_default();
    chips.iter().map(|chip| chip["title"].as_str().unwrap_or("-").to_owned()).collect()
}

fn main() {
    let pier = |name: &str, open, ferries: &[_]| Pier {
        name: name.to_owned(),
        open,
        ferries: ferries.to_vec(),
    };
    let piers = [
        pier("North", true, &[(9, "Lark"), (11, "Wren")]),
        pier("South", false, &[(9, "Owl"), (10, "Kite")]),
        pier("East", false, &[]),
    ];
    assert_eq!(
        titles(&ask(&piers, Some("Help"), true)),
        ["North", "Lark", "Wren", "South?", "Help", "-", "None"]
    );
    assert_eq!(titles(&ask(&[], None, false)), ["-", "None"]);

    let range = 1..=3;
    let counted = message!(Messenger {
        recipient: "7204418830956127",
        text: "How many?",
        quick_replies: [for count in range {
            text { title: count.to_string(), payload: count }
        },],
    });
    assert_eq!(titles(&counted), ["1", "2", "3"]);
}
