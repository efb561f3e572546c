//! Inside `macro_rules!`: literals, expressions, identifiers, blocks and token trees come in invisible groups.

#![deny(warnings)]

use sendapi::{Message, content, message};

macro_rules! say {
    ($person:expr, $text:literal) => {
        message!(recipient: $person, text: $text)
    };
}

macro_rules! say_anything {
    ($person:literal, $text:expr) => {
        message!(Messenger { recipient: $person, text: $text })
    };
}

macro_rules! act {
    ($platform:ident, $action:ident) => {
        message!($platform { recipient: "7204418830956127", sender_action: $action })
    };
}

macro_rules! chips {
    ($text:literal; $($title:literal => $payload:expr),*) => {
        content!(text: $text, quick_replies: [$(text { title: $title, payload: $payload }),*])
    };
}

macro_rules! member {
    ($key:ident: $($value:tt)*) => {
        message!(recipient: "7204418830956127", $key: $($value)*)
    };
}

macro_rules! json_member {
    ($key:literal: $value:tt) => {
        message!({ "recipient": { "id": "7204418830956127" }, $key: $value })
    };
}

macro_rules! block {
    ($block:block) => {
        message!(recipient: "7204418830956127", text: $block)
    };
}

macro_rules! greeting {
    ($name:ident, $text:literal) => {
        fn $name() -> Message<'static> {
            let local = $text;
            message!(recipient: "7204418830956127", text: local)
        }
    };
}

greeting!(welcome, "Nine.");

const GREETING: &str = "Nine.";

fn main() {
    let plain = message!(recipient: "7204418830956127", text: "Nine.");
    let person = "7204418830956127";
    for message in [
        say!(person, "Nine."),
        say!(7204418830956127_u64, "Nine."),
        say!(
            {
                let id = person;
                id
            },
            "Nine."
        ),
        say_anything!("7204418830956127", "Nine."),
        say_anything!(7204418830956127, format!("{}.", "Nine")),
        say_anything!("7204418830956127", GREETING),
        member!(text: "Nine."),
        member!(message: { text: "Nine." }),
        json_member!("message": { "text": "Nine." }),
        block!({
            let nine = "Nine.";
            nine
        }),
        welcome(),
    ] {
        assert_eq!(message, plain);
    }
    let _ = (act!(Messenger, typing_on), act!(Instagram, mark_seen));
    let chips = chips!("Which pier?"; "North" => "NORTH", "South" => 2);
    assert_eq!(chips.quick_replies.map(|chips| chips.len()), Some(2));
}
