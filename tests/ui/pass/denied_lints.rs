//! No lint finds anything in an expansion.

#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unsafe_code,
    unused,
    unused_qualifications,
    unused_lifetimes,
    unused_results,
    elided_lifetimes_in_paths,
    single_use_lifetimes,
    trivial_casts,
    non_ascii_idents,
    future_incompatible,
    let_underscore,
    rust_2018_idioms,
    rust_2024_compatibility,
    nonstandard_style
)]

use sendapi::{Content, Message, Text, content, message};

const GREETING: &str = "Welcome aboard";

/// Everything known while compiling.
pub const WELCOME: Content<'static> = content!(
    text: GREETING,
    quick_replies: [text { title: GREETING, payload: "WELCOME" }],
);

/// Nothing known while compiling but the keys.
pub fn menu<'a>(person: &'a str, piers: &'a [String], email: bool) -> Message<'a> {
    message!(Messenger {
        recipient: person,
        text: "Which pier?",
        quick_replies: [
            for pier in piers {
                text { title: pier, payload: "PIER" }
            },
            if email { user_email {} } else { user_phone_number {} },
        ],
    })
}

/// Expressions in braces and parentheses.
pub fn card(title: Option<&str>) -> Message<'_> {
    message!(Instagram {
        recipient: 7204418830956127,
        attachment: generic {
            elements: [element {
                title: title.unwrap_or("Island tour"),
                subtitle: title.map(str::len).map(|length| length.to_string()),
                image_url: "https://ferry.example/pier.jpg",
                #[cfg(unix)]
                buttons: [postback { title: Text::from("Book"), payload: const { "BOOK" } }],
            }],
        },
    })
    .into_request()
    .recipient
    .person_id()
    .map_or_else(
        || message!(recipient: "1", text: "Nine."),
        |id| message!(recipient: id.to_owned(), text: "Nine."),
    )
}

fn main() {
    let piers = ["North".to_owned()];
    assert!(menu("7204418830956127", &piers, true).validate().is_ok());
    assert!(card(None).validate().is_ok());
}
