//! Text takes every kind of string, borrowed and owned.

#![deny(warnings)]

use std::borrow::Cow;

use sendapi::{Text, message};

fn main() {
    let owned = String::from("Nine.");
    let (lent, lent_twice, cow): (&str, &&str, Cow<'_, str>) =
        (&owned, &&*owned, Cow::Borrowed(&owned));
    let text = Text::from(&owned);
    for message in [
        message!(recipient: "7204418830956127", text: lent),
        message!(recipient: "7204418830956127", text: lent_twice),
        message!(recipient: "7204418830956127", text: &owned),
        message!(recipient: "7204418830956127", text: owned.clone()),
        message!(recipient: "7204418830956127", text: cow.clone()),
        message!(recipient: "7204418830956127", text: text.clone()),
        message!(recipient: "7204418830956127", text: &text),
        message!(recipient: "7204418830956127", text: format!("{}.", "Nine")),
        message!(recipient: "7204418830956127", text: "Nine."),
        message!(recipient: "7204418830956127", text: r"Nine."),
        message!(recipient: "7204418830956127", text: r#"Nine."#),
        message!(recipient: "7204418830956127", text: "\u{4e}ine\x2e"),
        message!(recipient: "7204418830956127", text: "Ni\
                                                       ne."),
    ] {
        assert_eq!(message.content().and_then(|content| content.text.as_deref()), Some("Nine."));
    }
}
