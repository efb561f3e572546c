//! What a violation tells: what was found, what is allowed, what to do, where to read on.

use sendapi::{Invalid, Message, Messenger, Severity};
use serde_json::json;

fn invalid() -> Invalid {
    let request = json!({
        "recipient": { "id": "psid-7204" },
        "messaging_type": "RESPONS",
        "message": {
            "attachment": { "type": "template", "payload": {
                "template_type": "one_time_notif_req",
                "title": "The ferry to the pier behind the lighthouse, in summer and in winter",
                "payload": "NORTH",
            } },
        },
    });
    Message::<Messenger>::from_json(&request.to_string()).unwrap_err()
}

#[test]
fn all_at_once_in_the_order_of_the_request() {
    let invalid = invalid();
    let rules: Vec<_> = invalid.violations().iter().map(sendapi::Violation::rule).collect();
    // `serde_json` writes the keys in alphabetical order.
    assert_eq!(rules, ["otn.title", "mt.enum", "rcp.id_digits"]);
    assert!(invalid.violations().iter().all(|violation| violation.severity() == Severity::Reject));
}

#[test]
fn a_length() {
    let invalid = invalid();
    let violation = &invalid.violations()[0];
    assert_eq!(violation.pointer(), "/message/attachment/payload/title");
    assert_eq!(violation.found(), "68 characters");
    assert_eq!(violation.allowed(), "at most 65 characters");
    assert_eq!(violation.sentence(), "request title is 68 characters long, 3 over the limit of 65");
    assert_eq!(violation.remedy(), "shorten it");
    assert!(
        violation.link().ends_with("/send-messages/one-time-notification"),
        "{}",
        violation.link()
    );
    assert_eq!(violation.to_string(), format!("{}: {}", violation.sentence(), violation.remedy()));
}

#[test]
fn a_word() {
    let invalid = invalid();
    let violation = &invalid.violations()[1];
    assert_eq!(violation.pointer(), "/messaging_type");
    assert_eq!(violation.found(), "`RESPONS`");
    assert_eq!(violation.allowed(), "`RESPONSE`, `UPDATE`, `MESSAGE_TAG` or `UTILITY`");
    assert!(violation.to_string().ends_with("did you mean `RESPONSE`?"), "{violation}");
}

#[test]
fn every_violation_says_something_and_links_somewhere() {
    let invalid = invalid();
    for violation in invalid.violations() {
        assert!(!violation.found().is_empty(), "{violation:?}");
        assert!(!violation.allowed().is_empty(), "{violation:?}");
        assert!(violation.link().starts_with("https://developers.facebook.com/"), "{violation:?}");
    }
}

#[test]
fn the_whole_as_text_has_a_line_for_each() {
    let text = invalid().to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[2].ends_with("(at /recipient/id, rule rcp.id_digits)"), "{text}");
}
