#![allow(dead_code)]

use sendapi::{Message, message};

const NORTH: &str = "The pier behind the lighthouse";

fn never_called(person: &str) -> Message<'_> {
    message!(Messenger {
        recipient: person,
        attachment: button {
            text: "Which pier?",
            buttons: [postback { title: NORTH, payload: "NORTH" }],
        },
    })
}

fn main() {}
