//! A key alone stands for itself and the variable of its name.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let (recipient, text, title, payload) = ("7204418830956127", "Which pier?", "North", "NORTH");
    let messaging_type = sendapi::MessagingType::Update;
    let short = message!(Messenger {
        recipient,
        messaging_type,
        text,
        quick_replies: [text { title, payload }],
    });
    let long = message!(Messenger {
        recipient,
        messaging_type: sendapi::MessagingType::Update,
        text,
        quick_replies: [text { title, payload }],
    });
    assert_eq!(short, long);
}
