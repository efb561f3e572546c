//! Whole numbers where the API takes digits as text.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let (id, short): (u64, u32) = (7204418830956127, 7204);
    let written = message!(recipient: "7204418830956127", text: "Nine.");
    let (usize, signed): (usize, i64) = (7204418830956127, 7204418830956127);
    for message in [
        message!(recipient: 7204418830956127, text: "Nine."),
        message!(recipient: 7_204_418_830_956_127_u64, text: "Nine."),
        message!(recipient: id, text: "Nine."),
        message!(recipient: { id: id }, text: "Nine."),
        message!(recipient: { id: 7204418830956127 }, text: "Nine."),
        message!(recipient: { id: Some(id) }, text: "Nine."),
        message!(recipient: usize, text: "Nine."),
        message!(recipient: signed, text: "Nine."),
    ] {
        assert_eq!(message, written);
    }
    let _ = message!(Messenger {
        recipient: { comment_id: id },
        persona_id: short,
        text: "Which pier?",
        quick_replies: [text { title: "North", payload: 1 }, text { title: "South", payload: short }],
    });
    every_integer_is_an_id();
}

macro_rules! ids {
    ($($ty:ident)*) => {$(
        let id: $ty = 72;
        let (short, long) =
            (message!(recipient: id, text: "Nine."), message!(recipient: { id: id }, text: "Nine."));
        assert_eq!(short, message!(recipient: "72", text: "Nine."));
        assert_eq!(long, short);
        assert_eq!(message!(recipient: &id, text: "Nine."), short);
        let (some, none) = (Some(id), None::<$ty>);
        let message = message!(recipient: id, text: "Nine.", persona_id: some);
        assert_eq!(message, message!(recipient: "72", text: "Nine.", persona_id: "72"));
        assert_eq!(message!(recipient: &id, text: "Nine.", persona_id: &some), message);
        assert_eq!(message!(recipient: id, text: "Nine.", persona_id: none), short);
    )*};
}

/// Also one whose type nothing says, which is an `i32`.
fn every_integer_is_an_id() {
    ids! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize }
    let id = 72;
    assert_eq!(message!(recipient: id, text: "Nine."), message!(recipient: "72", text: "Nine."));
}
