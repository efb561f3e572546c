//! The rules at run time: on JSON text through `from_json`, on typed values through `validate`.

#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod json;
mod limits;
mod request;
mod templates;
mod typed;
mod words;

use sendapi::{Instagram, Message, Messenger, Platform};
use sendapi_tests::broken;
use serde_json::{Value, json};

/// Asserts the rules that a request breaks on Messenger, and where.
#[track_caller]
fn refused(request: &Value, expected: &[(&str, &str)]) {
    refused_on::<Messenger>(request, expected);
}

/// The same on Instagram.
#[track_caller]
fn refused_on_instagram(request: &Value, expected: &[(&str, &str)]) {
    refused_on::<Instagram>(request, expected);
}

#[track_caller]
fn refused_on<P: Platform>(request: &Value, expected: &[(&str, &str)]) {
    let judged = Message::<P>::from_json(&request.to_string());
    assert_eq!(broken(&judged), expected, "{request}");
}

/// A request to somebody that says `message`.
fn saying(message: &Value) -> Value {
    json!({ "recipient": { "id": "7204418830956127" }, "message": message })
}

/// A request to somebody with `members` beside a text.
fn with(members: &Value) -> Value {
    let mut request = saying(&json!({ "text": "The ferry leaves at nine." }));
    let added = members.as_object().cloned().unwrap_or_default();
    request.as_object_mut().into_iter().for_each(|request| request.extend(added.clone()));
    request
}
