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

fn main() {
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
