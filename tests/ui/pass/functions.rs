//! Functions that return messages: for ever, lent from an argument, generic, in closures and traits.

#![deny(warnings)]

use sendapi::{Message, Platform, Text, content, message};

fn for_ever(name: String) -> Message<'static> {
    message!(recipient: "7204418830956127", text: format!("Welcome, {name}"))
}

fn literal() -> Message<'static> {
    message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [text { title: "North", payload: "NORTH" }],
    })
}

fn lent<'a>(person: &'a str, name: &'a str) -> Message<'a> {
    message!(Messenger {
        recipient: person,
        text: "Which pier?",
        quick_replies: [
            text { title: name, payload: "NORTH" },
            text { title: "South", payload: "SOUTH" }
        ],
    })
}

fn generic<'a, T>(person: u64, text: T) -> Message<'a>
where
    T: Into<Text<'a>>,
{
    message!(recipient: person, text: text.into())
}

fn on_any<P: Platform>(message: &Message<'_, P>) -> bool {
    message.validate().is_ok()
}

trait Passenger {
    fn id(&self) -> String;

    fn welcome(&self) -> Message<'static> {
        message!(recipient: self.id(), text: "Welcome aboard")
    }
}

impl Passenger for u64 {
    fn id(&self) -> String {
        self.to_string()
    }
}

fn main() {
    let name = String::from("North");
    assert!(on_any(&lent("7204418830956127", &name)));
    assert_eq!(for_ever("Ada".to_owned()), generic(7204418830956127, "Welcome, Ada"));
    assert_eq!(
        7204418830956127_u64.welcome(),
        generic(7204418830956127, String::from("Welcome aboard"))
    );
    let all: Vec<Message<'_>> =
        ["1", "2"].map(|person| message!(recipient: person, text: &name)).into();
    assert_eq!(all.len(), 2);
    let make =
        |text| message!(Instagram { recipient: "7204418830956127", message: content!(text: text) });
    assert!(on_any(&make("Nine.")));
    assert!(on_any(&literal()));
}
