//! Without the prelude of Rust, and without an import.

#![deny(warnings)]
#![no_implicit_prelude]

const WELCOME: ::sendapi::Content<'static> = ::sendapi::content!(
    text: "Which pier?",
    quick_replies: [text { title: "North", payload: "NORTH" }],
);

fn menu<'a>(
    person: &'a str,
    piers: &'a [&'a str],
    note: ::std::option::Option<&'a str>,
) -> ::sendapi::Message<'a> {
    ::sendapi::message!(Messenger {
        recipient: person,
        text: "Which pier?",
        metadata: note,
        quick_replies: [
            for &pier in piers {
                text { title: pier, payload: "PIER" }
            },
            if piers.is_empty() { user_email {} } else { user_phone_number {} },
        ],
    })
}

fn main() {
    let lark = menu("7204418830956127", &["North"], ::std::option::Option::None);
    let welcome = ::sendapi::message!(recipient: 7204418830956127, message: WELCOME);
    ::std::assert!(lark.validate().is_ok());
    ::std::assert!(welcome.validate().is_ok());
}
