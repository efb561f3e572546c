//! Whole numbers where the API takes digits as text.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let (id, short): (u64, u32) = (7204418830956127, 7204);
    let written = message!(recipient: "7204418830956127", text: "Nine.");
    for message in [
        message!(recipient: 7204418830956127, text: "Nine."),
        message!(recipient: 7_204_418_830_956_127_u64, text: "Nine."),
        message!(recipient: id, text: "Nine."),
        message!(recipient: { id: id }, text: "Nine."),
        message!(recipient: { id: 7204418830956127 }, text: "Nine."),
        message!(recipient: { id: Some(id) }, text: "Nine."),
    ] {
        assert_eq!(message, written);
    }
    let _ = message!(Messenger {
        recipient: { comment_id: id },
        persona_id: short,
        text: "Which pier?",
        quick_replies: [text { title: "North", payload: 1 }, text { title: "South", payload: short }],
    });
}
