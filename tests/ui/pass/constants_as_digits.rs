//! Constants where the API takes digits as text, and a constant recipient: in constant messages as well.

#![deny(warnings)]

use sendapi::{Content, Message, content, message};

const CAPTAIN: &str = "7204418830956127";
const NUMBER: u64 = 7_204_418_830_956_127;
const NORTH: &str = "North";
const PIER: Option<u64> = Some(3);

const PIERS: Content<'static> =
    content!(text: "Which pier?", quick_replies: [text { title: NORTH, payload: NORTH }]);

static HELLO: Message<'static> = message!(recipient: { id: CAPTAIN }, message: PIERS);

fn main() {
    let written = message!(recipient: "7204418830956127", text: "Nine.");
    for message in [
        message!(recipient: CAPTAIN, text: "Nine."),
        message!(recipient: NUMBER, text: "Nine."),
        message!(recipient: { id: NUMBER }, text: "Nine."),
        message!(recipient: { id: const { "7204418830956127" } }, text: "Nine."),
    ] {
        assert_eq!(message, written);
    }
    let by_option = message!(recipient: NUMBER, text: "Nine.", persona_id: PIER);
    assert_eq!(by_option, message!(recipient: NUMBER, text: "Nine.", persona_id: "3"));
    assert!(HELLO.validate().is_ok());
}
