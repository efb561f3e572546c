//! What is no webhook is refused with a word on why, however large or deep it is.

use sendapi_core::webhook::{NotAWebhook, Webhook};

#[test]
fn what_lacks_the_outline_is_told_apart() {
    let cases = [
        ("[]", "no webhook: the body is a list, not an object"),
        (" [1", "no webhook: the body is a list, not an object"),
        ("null", "no webhook: the body is null, not an object"),
        ("true", "no webhook: the body is a truth value, not an object"),
        ("17", "no webhook: the body is a number, not an object"),
        (r#""entry""#, "no webhook: the body is text, not an object"),
        ("{}", "no webhook: the body has no member `entry`"),
        (r#"{"entry": null}"#, "no webhook: the member `entry` is null, not a list"),
        (r#"{"entry": {}}"#, "no webhook: the member `entry` is an object, not a list"),
        (r#"{"entry": [{}, 5]}"#, "no webhook: item 1 of `entry` is a number, not an object"),
    ];
    for (body, sentence) in cases {
        assert_eq!(refused(body.as_bytes()).to_string(), sentence, "{body}");
    }
}

#[test]
fn a_sample_of_the_dashboard_is_told_apart() {
    for body in
        [r#"{"field": "messages", "value": {"sender": {}}}"#, r#"{"value": 1, "field": null}"#]
    {
        let refused = refused(body.as_bytes());
        assert!(matches!(refused, NotAWebhook::Sample));
        let sentence = refused.to_string();
        for word in ["`field` and `value`", "no member `entry`", "dashboard", "changes"] {
            assert!(sentence.contains(word), "{sentence}");
        }
    }
    assert!(matches!(refused(br#"{"field": "messages"}"#), NotAWebhook::NoEntry));
}

#[test]
fn what_is_no_json_says_where() {
    let cases = [
        ("", (1, 0)),
        ("{\"entry\":\n [}", (2, 3)),
        (r#"{"entry": []} x"#, (1, 15)),
        (r#"{"entry": [{"id": 1"#, (1, 19)),
        (r#"{"entry": [], "x": 1e999}"#, (1, 24)),
    ];
    for (body, place) in cases {
        assert_eq!(refused(body.as_bytes()).place(), Some(place), "{body}");
    }
    assert!(refused(b"{\"entry\": [\"\xff\"]}").place().is_some());
}

#[test]
fn a_name_that_stands_twice_in_the_body_itself_is_refused() {
    let cases = [
        r#"{"entry": [], "entry": []}"#,
        r#"{"x": null, "entry": [], "x": 1}"#,
        r#"{"x": {"a": 1, "\u0061": 2}, "entry": []}"#,
        r#"{"object": "page", "entry": [{"messaging": [{"a": 1, "a": 2}]}], "object": "page"}"#,
    ];
    for body in cases {
        assert!(
            refused(body.as_bytes()).to_string().contains("stands twice in one object"),
            "{body}"
        );
    }
}

#[test]
fn a_body_that_breaks_off_behind_what_is_odd_says_where() {
    let body = r#"{"entry": [{"messaging": [{"a": 1, "a": 2}]}"#;
    assert_eq!(refused(body.as_bytes()).place(), Some((1, body.len())));
    let body = r#"{"entry": [{"messaging": [{"a": 1, "a": 2}]}]} x"#;
    assert_eq!(refused(body.as_bytes()).place(), Some((1, body.len())));
    let body = r#"{"entry": [{"messaging": [{"a": 1, "a": 2}]}, 5]}"#;
    assert_eq!(
        refused(body.as_bytes()).to_string(),
        "no webhook: item 1 of `entry` is a number, not an object"
    );
}

#[test]
fn the_complaint_about_a_name_is_short_and_in_one_line() {
    let name = format!("\\n{}", "x".repeat(100_000));
    let body = format!(r#"{{"{name}": 1, "{name}": 2}}"#);
    let sentence = refused(body.as_bytes()).to_string();
    assert!(sentence.len() < 200 && !sentence.contains('\n'), "{sentence}");
}

#[test]
fn every_beginning_of_a_body_is_refused() {
    let body = r#"{"object":"page","entry":[{"id":"1","messaging":[{"message":{"text":"a\u00e4😀","x":[1.5,null]}}]}]}"#;
    for end in 0..body.len() {
        refused(&body.as_bytes()[..end]);
    }
    assert!(Webhook::from_json(body.as_bytes()).is_ok());
}

#[test]
fn a_million_lists_in_one_another_are_refused() {
    let open = "[".repeat(1_000_000);
    refused(open.as_bytes());
    refused(format!("{open}{}", "]".repeat(1_000_000)).as_bytes());
    refused(format!(r#"{{"entry": {open}"#).as_bytes());
    refused(format!(r#"{{"entry": [{{"messaging": [{{"message": {open}"#).as_bytes());
    refused(r#"{"entry":"#.repeat(1_000_000).as_bytes());
    refused(r#"{"entry":[{"changes":[{"value":"#.repeat(1_000_000).as_bytes());
}

#[test]
fn what_is_just_deep_enough_comes_back() {
    let nested = |levels: usize| {
        format!(r#"{{"entry": [], "x": {}{}}}"#, "[".repeat(levels), "]".repeat(levels))
    };
    let webhook = Webhook::from_json(nested(126).as_bytes()).unwrap();
    let written = serde_json::to_vec(&webhook).unwrap();
    assert_eq!(Webhook::from_json(&written).unwrap(), webhook);
    refused(nested(127).as_bytes());
}

fn refused(body: &[u8]) -> NotAWebhook {
    Webhook::from_json(body).unwrap_err()
}
