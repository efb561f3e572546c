//! Enum values as identifiers and strings, in each case that the documentation uses; or a variable.

#![deny(warnings)]

use sendapi::{MessagingType, SenderAction, message};

fn main() {
    let typing = message!(recipient: "7204418830956127", sender_action: typing_on);
    for other in [
        message!(recipient: "7204418830956127", sender_action: TYPING_ON),
        message!(recipient: "7204418830956127", sender_action: "typing_on"),
        message!(recipient: "7204418830956127", sender_action: "TYPING_ON"),
        message!(recipient: "7204418830956127", sender_action: SenderAction::TypingOn),
    ] {
        assert_eq!(other, typing);
    }

    let update = MessagingType::Update;
    let written = message!(recipient: "7204418830956127", messaging_type: UPDATE, text: "Nine.");
    let kind = update;
    let variable = message!(recipient: "7204418830956127", messaging_type: kind, text: "Nine.");
    assert_eq!(variable, written);

    let chips = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [
            { content_type: "TEXT", title: "North", payload: "NORTH" },
            { content_type: USER_EMAIL },
            { content_type: user_phone_number },
        ],
    });
    assert!(chips.validate().is_ok());
}
