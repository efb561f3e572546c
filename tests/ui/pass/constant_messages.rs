//! A message or content of literals and constants is a constant itself.

#![deny(warnings)]

use sendapi::recipient::{Name, PhoneNumber};
use sendapi::{Content, Instagram, Message, Recipient, Text, content, message};

const GREETING: &str = "Welcome aboard";

const WELCOME: Content<'static> = content!(
    text: GREETING,
    quick_replies: [text { title: "Timetable", payload: "TIMETABLE" }, user_phone_number {}],
);

static CARDS: Message<'static> = message!(Messenger {
    recipient: "7204418830956127",
    messaging_type: UPDATE,
    attachment: generic {
        elements: [
            element {
                title: "Island tour",
                subtitle: const { "Two hours" },
                buttons: [postback { title: "Book", payload: "BOOK" }],
            },
            element { title: GREETING, image_url: "https://ferry.example/pier.jpg" },
        ],
        sharable: true,
    },
});

const SEEN: Message<'static, Instagram> =
    message!(Instagram { recipient: "7204418830956127", sender_action: mark_seen });

const HELLO: Message<'static> = message!(recipient: "7204418830956127", message: WELCOME);

const CAPTAIN: Recipient<'static> = Recipient::PhoneNumber(PhoneNumber {
    name: Some(Name { first_name: Some(Text::Borrowed("Runa")), ..Name::EMPTY }),
    phone_number: Text::Borrowed("+16505551234"),
    ..PhoneNumber::EMPTY
});

const TO_THE_CAPTAIN: Message<'static> = message!(recipient: CAPTAIN, text: GREETING);
const LENT: &Recipient<'static> = &CAPTAIN;
const TO_HER_AGAIN: Message<'static> = message!(recipient: LENT, text: GREETING);

const BOTH: &[Message<'static>] = &[
    message!(recipient: "7204418830956127", text: "Nine."),
    message!(recipient: "7204418830956127", text: "Ten."),
];
static FIRST: &Message<'static> = &message!(recipient: "7204418830956127", text: "Nine.");

const CAPTAIN_ID: u64 = 7_204_418_830_956_127;
const WITH_CONSTANTS: &[Message<'static>] = &[
    message!(recipient: CAPTAIN_ID, text: GREETING),
    message!(recipient: CAPTAIN, message: WELCOME),
    message!(
        recipient: "7204418830956127",
        #[cfg(all())]
        text: "Ten.",
    ),
    TO_THE_CAPTAIN,
];
static ON_INSTAGRAM: &[Message<'static, Instagram>] =
    &[message!(Instagram { recipient: CAPTAIN_ID, text: GREETING })];
static GREETED: &Message<'static> = &message!(recipient: CAPTAIN_ID, text: GREETING);

struct Texts;

impl Texts {
    const NINE: Content<'static> = content!(text: "Nine.");
}

fn main() {
    assert!(CARDS.validate().is_ok());
    assert_eq!(BOTH.first(), Some(FIRST));
    assert!(SEEN.validate().is_ok());
    assert_eq!(WITH_CONSTANTS.first(), Some(GREETED));
    assert_eq!(WITH_CONSTANTS[3].recipient(), &CAPTAIN);
    assert_eq!(WITH_CONSTANTS[2], BOTH[1]);
    assert_eq!(GREETED.messaging_type(), BOTH[0].messaging_type());
    assert_eq!(ON_INSTAGRAM[0].messaging_type(), None);
    assert_eq!(HELLO.content(), Some(&WELCOME));
    assert_eq!(TO_THE_CAPTAIN.recipient(), &CAPTAIN);
    assert_eq!(TO_HER_AGAIN, TO_THE_CAPTAIN);
    let nine = message!(recipient: "7204418830956127", message: Texts::NINE);
    assert_eq!(nine, message!(recipient: "7204418830956127", text: "Nine."));
    const INSIDE: Content<'static> = content!(Instagram { text: "Nine." });
    assert_eq!(INSIDE, Texts::NINE);
}
