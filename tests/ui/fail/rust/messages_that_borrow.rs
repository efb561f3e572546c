//! What a message borrows lives no shorter than the message.
use sendapi::{Message, message};

fn queue() -> Vec<Message<'static>> {
    let words = String::from("Hello");
    vec![message!(Messenger { recipient: "7204418830956127", text: &words })]
}

fn main() {}
