//! An optional list that turns out empty is left out.

#![deny(warnings)]

use sendapi::{QuickReply, message};

fn main() {
    let plain = message!(recipient: "7204418830956127", text: "Nine.");
    let none: [QuickReply<'_>; 0] = [];
    let names: Vec<String> = Vec::new();
    for message in [
        message!(recipient: "7204418830956127", text: "Nine.", quick_replies: none),
        message!(recipient: "7204418830956127", text: "Nine.", quick_replies: Vec::new()),
        message!(recipient: "7204418830956127", text: "Nine.", quick_replies: [for name in names { text { title: name, payload: "NAME" } }]),
        message!(recipient: "7204418830956127", text: "Nine.", quick_replies: [if 1 > 2 { user_email {} }]),
    ] {
        assert_eq!(message, plain);
        assert!(message.validate().is_ok());
    }
}
