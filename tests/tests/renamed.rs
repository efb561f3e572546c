//! Expansions find the crate under whatever name a program depends on it.

use sendapi::message;
use sendapi_tests_renamed::{WELCOME, menu};

#[test]
fn messages_of_a_program_that_calls_the_crate_otherwise() {
    let here = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which day?",
        quick_replies: [text { title: "Monday", payload: "DAY" }],
    });
    assert_eq!(menu("7204418830956127", &["Monday"]), here);
    assert_eq!(WELCOME.metadata.as_deref(), Some("welcomed"));
}
