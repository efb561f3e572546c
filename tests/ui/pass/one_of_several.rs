//! A recipient is one of several, also where conditions decide which.

#![allow(deprecated)]

use sendapi::recipient::{Name, PhoneNumber};
use sendapi::{Message, Messenger, Recipient, content, message};

const NUMBER: &str = "+16505551234";
const PERSON: u64 = 7_204_418_830_956_127;
const TWO: &str = "2";
const TOKEN: &str = "t";
const SOME: Option<&str> = Some("1");
const NONE: Option<&str> = None;
const MAYBE: Message<'static> = message!(recipient: { id: SOME, comment_id: NONE }, text: TWO);
const TO_A_CUSTOMER: Message<'static> = message!(
    recipient: { phone_number: NUMBER, name: { first_name: "Runa" } },
    text: "Nine.",
);

fn main() {
    let request = TO_A_CUSTOMER.into_request();
    let name = Name { first_name: Some("Runa".into()), ..Name::EMPTY };
    let number = PhoneNumber { name: Some(name), ..PhoneNumber::new(NUMBER) };
    assert_eq!(request.recipient, Recipient::PhoneNumber(number));

    let chosen = message!(
        recipient: {
            #[cfg(any())]
            comment_id: "17",
            #[cfg(not(any()))]
            user_ref: "box",
        },
        text: "Nine.",
    );
    assert_eq!(*chosen.recipient(), Recipient::user_ref("box"));

    let named = message!(
        recipient: {
            phone_number: NUMBER,
            #[cfg(all())]
            name: { first_name: "Runa" },
        },
        text: NUMBER,
    );
    assert!(matches!(named.recipient(), Recipient::PhoneNumber(PhoneNumber { name: Some(_), .. })));

    let certain = message!(
        recipient: {
            #[cfg(any())]
            user_ref: "box",
            id: PERSON,
            #[cfg(any())]
            comment_id: "17",
        },
        text: "Nine.",
    );
    assert_eq!(certain.recipient().person_id(), Some("7204418830956127"));

    let second = String::from("2");
    for message in [
        message!(recipient: { #[cfg(any())] id: "1", #[cfg(all())] id: "2" }, text: "Nine."),
        message!(recipient: { #[cfg(all())] id: "2", #[cfg(any())] id: "1" }, text: "Nine."),
        message!(recipient: { #[cfg(any())] id: is_not_here, #[cfg(all())] id: &second }, text: "Nine."),
        message!(recipient: { #[cfg(any())] id: is_not_here, id: second.as_str() }, text: "Nine."),
        message!(recipient: { #[cfg(any())] id: "1", id: TWO }, text: "Nine."),
    ] {
        assert_eq!(message.recipient().person_id(), Some("2"));
    }
    let token = message!(
        recipient: {
            #[cfg(any())]
            notification_message_token: "1",
            #[cfg(all())]
            notification_messages_token: TOKEN,
        },
        text: "Nine.",
    );
    assert_eq!(*token.recipient(), Recipient::NotificationMessagesToken(TOKEN.into()));
    let (some, none) = (Some("1"), None::<&str>);
    for message in [
        message!(recipient: { id: some, comment_id: none }, text: "Nine."),
        message!(recipient: { id: some, comment_id: none }, #[cfg(all())] text: "Nine."),
        message!(recipient: { id: SOME, comment_id: NONE }, text: NUMBER),
        MAYBE,
    ] {
        assert_eq!(message.recipient().person_id(), Some("1"));
        assert!(message.validate().is_ok());
    }
    for message in [
        message!(recipient: { comment_id: none }, text: "Nine."),
        message!(recipient: { comment_id: none }, #[cfg(all())] text: "Nine."),
        message!(recipient: { comment_id: NONE }, text: NUMBER),
    ] {
        assert_eq!(message.validate().unwrap_err().violations()[0].rule(), "rcp.some");
        assert!(message.to_json().starts_with(r#"{"recipient":{},"#));
        assert!(Message::<Messenger>::new(message.into_request()).is_err());
    }
    for message in [
        message!(recipient: { comment_id: some, user_ref: some }, text: "Nine."),
        message!(recipient: { comment_id: SOME, user_ref: SOME }, text: NUMBER),
    ] {
        assert!(message.validate().is_err());
        assert!(Message::<Messenger>::new(message.into_request()).is_err());
    }

    let (some, none) = (Some("17"), None::<u64>);
    let perhaps = message!(recipient: { id: none, comment_id: some }, text: "Nine.");
    assert_eq!(*perhaps.recipient(), Recipient::comment_id("17"));
    let nobody = message!(recipient: { id: none }, text: NUMBER);
    assert!(nobody.validate().is_err());

    let game = content!(
        attachment: button {
            text: "Pier",
            buttons: [
                game_play {
                    title: "Play",
                    game_metadata: { #[cfg(any())] player_id: 1, #[cfg(all())] player_id: 2, context_id: NONE },
                },
            ],
        },
    );
    assert!(game.to_json().contains(r#""game_metadata":{"player_id":"2"}"#));
    let _ = content!(
        attachment: generic {
            elements: [
                element {
                    title: "Pier",
                    buttons: [game_play { title: "Play", game_metadata: { player_id: 12 } }],
                },
            ],
        },
    );
}
