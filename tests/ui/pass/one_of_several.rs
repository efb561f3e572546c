//! A recipient is one of several, also where conditions decide which.

use sendapi::recipient::{Name, PhoneNumber};
use sendapi::{Message, Recipient, content, message};

const NUMBER: &str = "+16505551234";
const PERSON: u64 = 7_204_418_830_956_127;
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

    let (some, none) = (Some("17"), None::<u64>);
    let perhaps = message!(recipient: { id: none, comment_id: some }, text: "Nine.");
    assert_eq!(*perhaps.recipient(), Recipient::comment_id("17"));
    let nobody = message!(recipient: { id: none }, text: NUMBER);
    assert!(nobody.validate().is_err());

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
