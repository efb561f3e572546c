//! Text takes every kind of string, borrowed and owned.

#![deny(warnings)]

use std::borrow::Cow;
use std::sync::Arc;

use sendapi::{Text, message};

fn main() {
    let owned = String::from("Nine.");
    let (lent, lent_twice, cow): (&str, &&str, Cow<'_, str>) =
        (&owned, &&*owned, Cow::Borrowed(&owned));
    let text = Text::from(&owned);
    let (boxed, shared): (Box<str>, Arc<str>) = (Box::from(&*owned), Arc::from(&*owned));
    for message in [
        message!(recipient: "7204418830956127", text: lent),
        message!(recipient: "7204418830956127", text: lent_twice),
        message!(recipient: "7204418830956127", text: &owned),
        message!(recipient: "7204418830956127", text: owned.clone()),
        message!(recipient: "7204418830956127", text: cow.clone()),
        message!(recipient: "7204418830956127", text: &cow),
        message!(recipient: "7204418830956127", text: boxed.clone()),
        message!(recipient: "7204418830956127", text: &boxed),
        message!(recipient: "7204418830956127", text: shared.clone()),
        message!(recipient: "7204418830956127", text: &shared),
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
    let ids = (String::from("72"), Box::<str>::from("72"), Arc::<str>::from("72"));
    let (cow, text): (Cow<'_, str>, _) = (Cow::Borrowed(&ids.0), Text::from(&ids.0));
    for message in [
        message!(recipient: &*ids.0, text: "Nine."),
        message!(recipient: &&*ids.0, text: "Nine."),
        message!(recipient: &ids.0, text: "Nine."),
        message!(recipient: ids.0.clone(), text: "Nine."),
        message!(recipient: { id: &ids.1 }, text: "Nine."),
        message!(recipient: &ids.1, text: "Nine."),
        message!(recipient: ids.1.clone(), text: "Nine."),
        message!(recipient: &ids.2, text: "Nine."),
        message!(recipient: { id: ids.2.clone() }, text: "Nine."),
        message!(recipient: ids.2.clone(), text: "Nine."),
        message!(recipient: &cow, text: "Nine."),
        message!(recipient: cow.clone(), text: "Nine."),
        message!(recipient: &text, text: "Nine."),
        message!(recipient: text.clone(), text: "Nine."),
    ] {
        assert_eq!(message, message!(recipient: "72", text: "Nine."));
    }
}
