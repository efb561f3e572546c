//! Parentheses make any name an expression, and no lint asks to take them away.

#![deny(warnings)]

use sendapi::{MessagingType, message};

const GREETING: &str = "Welcome aboard";

fn main() {
    let (messaging_type, update, summer) = (MessagingType::Update, MessagingType::Update, true);
    let plain =
        message!(recipient: "7204418830956127", messaging_type: UPDATE, text: "Welcome aboard");
    for message in [
        message!(recipient: "7204418830956127", messaging_type: (messaging_type), text: (GREETING)),
        message!(recipient: ("7204418830956127"), messaging_type: (update), text: GREETING),
    ] {
        assert_eq!(message, plain);
    }
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "How many?",
        quick_replies: [
            for count in (if summer { 1..4 } else { 1..2 }) {
                text { title: count.to_string(), payload: count }
            },
            if (match summer {
                true => 1,
                false => 2,
            } == 1)
            {
                user_email {}
            },
        ],
    });
}
