//! The kinds of messages that are measured.

use crate::carousel;
use crate::kind::{Given, Kind};

/// All of them, from the one that leaves the compiler least to do.
pub(crate) fn kinds() -> [Kind; 8] {
    [
        Kind {
            name: "all literal",
            given: &[],
            sides: carousel::message(r#""7204418830956127""#, LITERALS),
        },
        Kind {
            name: "variable recipient",
            given: &[PSID],
            sides: carousel::message("psid", LITERALS),
        },
        Kind {
            name: "one format! in a title",
            given: &[PSID, LEFT],
            sides: carousel::message("psid", [r#"format!("Rye, {left} left")"#, LITERALS[1]]),
        },
        Kind {
            name: "text with format! and quick replies",
            given: &[PSID, LEFT],
            sides: QUESTION.map(str::to_owned),
        },
        Kind {
            name: "an expression in each card",
            given: &[PSID, RYE, SPELT],
            sides: carousel::message("psid", ["rye", "spelt"]),
        },
        Kind { name: "a for over cards", given: &[PSID, BREADS], sides: SHELF.map(str::to_owned) },
        Kind { name: "content!", given: &[], sides: carousel::content(LITERALS) },
        Kind {
            name: "constants",
            given: &[PSID],
            sides: carousel::message("psid", ["crate::RYE", "crate::SPELT"]),
        },
    ]
}

/// The constants of the program, which only the last kind names. They stand in front of all, so that no two kinds differ
/// by them.
pub(crate) const CONSTANTS: &str =
    "pub const RYE: &str = \"Dark rye\";\npub const SPELT: &str = \"Light spelt\";\n";

const LITERALS: [&str; 2] = [r#""Rye $number""#, r#""Spelt $number""#];

const PSID: Given = Given { name: "psid", type_name: "&str", value: r#""7204418830956127""# };
const LEFT: Given = Given { name: "left", type_name: "u32", value: "17" };
const RYE: Given = Given { name: "rye", type_name: "&str", value: r#""Dark rye""# };
const SPELT: Given = Given { name: "spelt", type_name: "&str", value: r#""Light spelt""# };
const BREADS: Given = Given {
    name: "breads",
    type_name: "&[(String, String)]",
    value: r#"&[("Rye".to_owned(), "RYE".to_owned()), ("Spelt".to_owned(), "SPELT".to_owned())]"#,
};

const QUESTION: [&str; 2] = [
    r#"sendapi::message!(Messenger {
        recipient: psid,
        text: format!("We have {left} breads today. Which one?"),
        quick_replies: [
            text { title: "Rye", payload: "RYE_$number" },
            text { title: "Spelt", payload: "SPELT_$number" },
            text { title: "None", payload: "NONE_$number" },
        ],
    })"#,
    r#"serde_json::json!({
        "recipient": { "id": psid },
        "messaging_type": "RESPONSE",
        "message": {
            "text": format!("We have {left} breads today. Which one?"),
            "quick_replies": [
                { "content_type": "text", "title": "Rye", "payload": "RYE_$number" },
                { "content_type": "text", "title": "Spelt", "payload": "SPELT_$number" },
                { "content_type": "text", "title": "None", "payload": "NONE_$number" },
            ],
        },
    })"#,
];

const SHELF: [&str; 2] = [
    r#"sendapi::message!(Messenger {
        recipient: psid,
        attachment: generic {
            elements: [
                for (title, payload) in breads {
                    element {
                        title: title,
                        subtitle: "Baked today",
                        image_url: "https://bakery.example/bread/$number.jpg",
                        buttons: [
                            postback { title: "Put aside", payload: payload },
                            web_url { title: "Look", url: "https://bakery.example/bread/$number" },
                        ],
                    },
                },
            ],
        },
    })"#,
    r#"serde_json::json!({
        "recipient": { "id": psid },
        "messaging_type": "RESPONSE",
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "generic",
                    "elements": breads.iter().map(|(title, payload)| serde_json::json!({
                        "title": title,
                        "subtitle": "Baked today",
                        "image_url": "https://bakery.example/bread/$number.jpg",
                        "buttons": [
                            { "type": "postback", "title": "Put aside", "payload": payload },
                            { "type": "web_url", "title": "Look", "url": "https://bakery.example/bread/$number" },
                        ],
                    })).collect::<Vec<_>>(),
                },
            },
        },
    })"#,
];
