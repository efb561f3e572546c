//! Payloads from enums: under another name of the crate, without a prelude, beside names that mean something else, and as
//! long as they may be.

#![no_implicit_prelude]
#![deny(warnings)]

extern crate sendapi as bot;

struct String;
struct Option;

#[derive(bot::Payload)]
#[payload(crate = "bot")]
enum Action {
    Menu,
    FAQ,
    r#Type {
        r#type: u8,
        text: ::std::string::String,
        reader: ::core::option::Option<u8>,
    },
    Go(u64, Part),
    #[payload(
        name = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    )]
    Longest {
        id: u8,
    },
}

#[derive(bot::Payload)]
#[payload(crate = "bot")]
enum Part {
    Left,
    Right,
}

fn main() {
    use ::bot::Payload as _;
    use ::std::{assert, assert_eq, matches};

    let (_, _) = (String, Option);
    assert_eq!(Action::Menu.to_payload(), "menu");
    assert_eq!(Action::Go(7, Part::Left).to_payload(), "go?0=7&1=left");
    assert_eq!(Action::Longest { id: 255 }.to_payload().len(), 1000);
    let read = Action::from_payload("type?type=1&text=x");
    assert!(matches!(
        read,
        ::core::result::Result::Ok(Action::r#Type {
            r#type: 1,
            reader: ::core::option::Option::None,
            ..
        })
    ));
    let message = ::bot::message!(
        recipient: "7204418830956127",
        text: "Well?",
        quick_replies: [text { title: "Right", payload: Part::Right }],
    );
    assert!(message.validate().is_ok());
    // In capitals it would be a constant.
    let questions = ::bot::message!(
        recipient: "7204418830956127",
        text: "Well?",
        quick_replies: [text { title: "Questions", payload: (Action::FAQ) }],
    );
    assert!(questions.to_json().contains(&Action::FAQ.to_payload()));
}
