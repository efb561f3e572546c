//! Constants of every kind of string that a constant can hold, by value, by reference and optional.

#![deny(warnings)]

use std::borrow::Cow;

use sendapi::{Message, Text, message};

const STR: &str = "72";
const LENT: &&str = &"72";
const TEXT: Text<'static> = Text::Borrowed("72");
const LENT_TEXT: &Text<'static> = &TEXT;
static COW: Cow<'static, str> = Cow::Borrowed("72");
const MAYBE: Option<&str> = Some(STR);
const LENT_MAYBE: &Option<&str> = &MAYBE;
const MAYBE_LENT: Option<&&str> = Some(LENT);
const MAYBE_TEXT: Option<Text<'static>> = Some(TEXT);
const MAYBE_COW: Option<Cow<'static, str>> = Some(Cow::Borrowed("72"));
const NOTHING: &Option<&str> = &None;

const WHOLE: Message<'static> = message!(recipient: LENT, text: LENT_TEXT, metadata: LENT_MAYBE);

fn main() {
    let written = message!(recipient: "72", text: "72");
    for message in [
        message!(recipient: STR, text: STR),
        message!(recipient: LENT, text: LENT),
        message!(recipient: &STR, text: &STR),
        message!(recipient: TEXT, text: TEXT),
        message!(recipient: &TEXT, text: &TEXT),
        message!(recipient: LENT_TEXT, text: LENT_TEXT),
        message!(recipient: COW, text: COW),
        message!(recipient: &COW, text: &COW),
        message!(recipient: { id: LENT }, text: LENT),
        message!(recipient: { id: &COW }, text: STR, metadata: NOTHING),
    ] {
        assert_eq!(message, written);
    }
    let written = message!(recipient: "72", text: "72", metadata: "72", persona_id: "72");
    for message in [
        message!(recipient: STR, text: MAYBE, metadata: MAYBE, persona_id: MAYBE),
        message!(recipient: STR, text: LENT_MAYBE, metadata: LENT_MAYBE, persona_id: LENT_MAYBE),
        message!(recipient: STR, text: MAYBE_LENT, metadata: MAYBE_LENT, persona_id: MAYBE_LENT),
        message!(recipient: STR, text: MAYBE_TEXT, metadata: &MAYBE_TEXT, persona_id: &MAYBE_TEXT),
        message!(recipient: STR, text: MAYBE_COW, metadata: &MAYBE_COW, persona_id: MAYBE_COW),
    ] {
        assert_eq!(message, written);
    }
    assert_eq!(WHOLE, message!(recipient: "72", text: "72", metadata: "72"));
}
