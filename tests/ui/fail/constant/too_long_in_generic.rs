#![allow(dead_code)]

use sendapi::{Message, message};

const NORTH: &str = "The pier behind the lighthouse";

fn never_called<T: AsRef<str>>(person: &T) -> Message<'_> {
    message!(Messenger {
        recipient: person.as_ref(),
        attachment: button {
            text: "Which pier?",
            buttons: [postback { title: NORTH, payload: "NORTH" }],
        },
    })
}

fn main() {}
