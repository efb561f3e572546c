//! Constants where the API takes digits as text, and a constant recipient: in constant messages as well.

#![deny(warnings)]

use sendapi::{Content, Message, content, message};

const CAPTAIN: &str = "7204418830956127";
const NUMBER: u64 = 7_204_418_830_956_127;
const NORTH: &str = "North";
const PIER: Option<u64> = Some(3);

const PIERS: Content<'static> =
    content!(text: "Which pier?", quick_replies: [text { title: NORTH, payload: NORTH }]);

static HELLO: Message<'static> = message!(recipient: { id: CAPTAIN }, message: PIERS);

const LARGEST: u64 = u64::MAX;
const SMALLEST: &i64 = &i64::MIN;
const NONE: Option<u8> = None;
const LENT_PIER: &Option<u64> = &PIER;

const NUMBERED: Content<'static> = content!(
    text: "Which pier?",
    quick_replies: [
        text { title: NORTH, payload: LARGEST },
        text { title: NORTH, payload: SMALLEST },
        text { title: NORTH, payload: const { 3_u16 } },
    ],
);
const BOTH: &[Content<'static>] =
    &[content!(text: NORTH, quick_replies: [text { title: NORTH, payload: PIER }]), NUMBERED];
const TO_HER: Message<'static> = message!(recipient: NUMBER, message: NUMBERED, persona_id: PIER);
const BY_ID: Message<'static> =
    message!(recipient: { id: NUMBER }, text: "Nine.", persona_id: LENT_PIER);
static WITHOUT: Message<'static> = message!(recipient: NUMBER, text: "Nine.", persona_id: NONE);

fn numbers_are_digits_in_constants() {
    let payloads = r#""quick_replies":[{"content_type":"text","title":"North","payload":"18446744073709551615"},{"content_type":"text","title":"North","payload":"-9223372036854775808"},{"content_type":"text","title":"North","payload":"3"}]"#;
    assert!(NUMBERED.to_json().contains(payloads), "{}", NUMBERED.to_json());
    assert!(BOTH[0].to_json().contains(r#""payload":"3""#));
    assert_eq!(TO_HER.content(), Some(&NUMBERED));
    let written = message!(recipient: "7204418830956127", text: "Nine.", persona_id: "3");
    assert_eq!(BY_ID, written);
    assert_eq!(TO_HER.recipient(), written.recipient());
    assert_eq!(WITHOUT, message!(recipient: "7204418830956127", text: "Nine."));
    let beside_a_variable = |title: &'static str| {
        message!(recipient: NUMBER, text: "Which?", quick_replies: [
            text { title: title, payload: LARGEST },
            for title in [title] { text { title: title, payload: LARGEST } },
        ])
    };
    let json = beside_a_variable("North").to_json();
    assert_eq!(json.matches(r#""payload":"18446744073709551615""#).count(), 2, "{json}");
}

fn main() {
    numbers_are_digits_in_constants();
    let written = message!(recipient: "7204418830956127", text: "Nine.");
    for message in [
        message!(recipient: CAPTAIN, text: "Nine."),
        message!(recipient: NUMBER, text: "Nine."),
        message!(recipient: { id: NUMBER }, text: "Nine."),
        message!(recipient: { id: const { "7204418830956127" } }, text: "Nine."),
    ] {
        assert_eq!(message, written);
    }
    let by_option = message!(recipient: NUMBER, text: "Nine.", persona_id: PIER);
    assert_eq!(by_option, message!(recipient: NUMBER, text: "Nine.", persona_id: "3"));
    assert!(HELLO.validate().is_ok());
    every_integer_is_an_id();
}

macro_rules! ids {
    ($($ty:ident)*) => {$({
        const ID: $ty = 72;
        const SOME: Option<$ty> = Some(72);
        const NONE: Option<$ty> = None;
        const LENT: &$ty = &ID;
        const LENT_SOME: &Option<$ty> = &SOME;
        let (short, long) =
            (message!(recipient: ID, text: "Nine."), message!(recipient: { id: ID }, text: "Nine."));
        assert_eq!(short, message!(recipient: "72", text: "Nine."));
        assert_eq!(long, short);
        let message = message!(recipient: ID, text: "Nine.", persona_id: SOME);
        assert_eq!(message, message!(recipient: "72", text: "Nine.", persona_id: "72"));
        assert_eq!(message!(recipient: LENT, text: "Nine.", persona_id: LENT_SOME), message);
        assert_eq!(message!(recipient: { id: LENT }, text: "Nine.", persona_id: NONE), short);
    })*};
}

fn every_integer_is_an_id() {
    ids! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize }
}
