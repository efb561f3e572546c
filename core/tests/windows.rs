//! A closed window, the code by which the platform says so, and the tags say the same about what may be sent instead.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::time::{Duration, SystemTime};

use sendapi_core::graph_error::GraphError;
use sendapi_core::webhook::{Instead, Opening, Window};
use sendapi_core::{Instagram, Message, Messenger, Platform};

const HELLO: &str =
    r#"{"recipient": {"id": "7204418830956127"}, "message": {"text": "It is ready"}}"#;

/// Thirty hours after the person's last action: what may be sent, and the sentence that says so.
fn closed<P: Platform>() -> (Vec<Instead>, String) {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_763_800_000);
    let window = Window::conversation(now - Duration::from_secs(30 * 60 * 60));
    let hello = Message::<P>::from_json(HELLO).unwrap();
    let closed = window.allows(&hello, now).unwrap_err();
    (closed.instead().to_vec(), closed.to_string())
}

/// The way out of a code, as `explain` prints it.
fn advice(subcode: i64) -> &'static str {
    let body = format!(r#"{{"error": {{"code": 10, "error_subcode": {subcode}}}}}"#);
    GraphError::from_json(body.as_bytes()).unwrap().explain().what_to_do()
}

type IsIt = fn(&Instead) -> bool;

/// What each way is called, in whichever sentence.
const WAYS: [(IsIt, &str); 4] = [
    (
        |way| matches!(way, Instead::HumanAgent { .. }),
        "the tag `HUMAN_AGENT` for what a person writes",
    ),
    (
        |way| matches!(way, Instead::CustomerFeedback { .. }),
        "the tag `CUSTOMER_FEEDBACK` with its template",
    ),
    (
        |way| matches!(way, Instead::Utility),
        "an approved utility template with `messaging_type: UTILITY`",
    ),
    (|way| matches!(way, Instead::NewMessage), "wait until the person writes again"),
];

#[test]
fn a_closed_window_and_the_code_for_it_name_the_same_ways() {
    for ((instead, sentence), advice) in
        [(closed::<Messenger>(), advice(2_018_278)), (closed::<Instagram>(), advice(2_534_022))]
    {
        for (is_it, words) in WAYS {
            let is_open = instead.iter().any(is_it);
            assert_eq!(sentence.contains(words), is_open, "{words}: {sentence}");
            assert_eq!(advice.contains(words), is_open, "{words}: {advice}");
        }
    }
}

#[test]
fn in_place_of_a_message_for_both_goes_what_both_platforms_take() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_763_800_000);
    let window = Window::conversation(now - Duration::from_secs(30 * 60 * 60));
    let hello = Message::<Messenger>::from_json(HELLO).unwrap().into_request();
    let hello = Message::for_both(hello).unwrap();
    assert!(window.allows(&hello, now - Duration::from_secs(7 * 60 * 60)).is_ok());
    let closed = window.allows(&hello, now).unwrap_err();
    assert!(
        matches!(closed.instead(), [Instead::HumanAgent { .. }, Instead::NewMessage]),
        "{closed}"
    );
    assert!(matches!(window.opening(&hello, now), Opening::Closed(_)));
}
