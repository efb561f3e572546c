#![allow(dead_code)]

use sendapi::{Message, message};

const NORTH: &str =
    "The pier behind the lighthouse, on the far side of the island, where the ferry of nine leaves";

fn never_called<T: AsRef<str>>(person: &T) -> Message<'_> {
    message!(Messenger {
        recipient: person.as_ref(),
        attachment: generic { elements: [element { title: NORTH, subtitle: "Ferry" }] },
    })
}

fn main() {}
