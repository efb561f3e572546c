//! JSON that is none, says something twice, is too deep, or has numbers that nothing can keep.

use sendapi::{Message, Messenger};
use sendapi_tests::broken;

#[track_caller]
fn told(body: &str, expected: &[(&str, &str)]) {
    assert_eq!(broken(&Message::<Messenger>::from_json(body)), expected, "{body}");
}

fn request(recipient: &str, message: &str) -> String {
    format!(r#"{{"recipient":{recipient},"message":{message}}}"#)
}

#[test]
fn text_that_is_no_json() {
    for body in [
        "",
        " ",
        "Hello",
        "{",
        "}",
        r#"{"recipient":{"id":"1"},"message":{"text":"Nine."}"#,
        r#"{"recipient":{"id":"1"},"message":{"text":"Nine."}}}"#,
        r#"{"recipient":{"id":"1"},"message":{"text":"Nine."}} {}"#,
        r#"{"recipient":{"id":"1"},"message":{"text":"Nine."},}"#,
        "{'recipient':{'id':'1'}}",
        r#"{"recipient":{"id":"1"},"message":{"text":"Nine.}}"#,
        "{\"recipient\":{\"id\":\"1\"},\"message\":{\"text\":\"a\u{1}b\"}}",
        r#"{"recipient":{"id":"1"},"message":{"text":"\ud83d"}}"#,
        r#"{"recipient":{"id":01},"message":{"text":"Nine."}}"#,
        "\u{feff}{}",
    ] {
        told(body, &[("json.syntax", "")]);
    }
}

#[test]
fn json_that_is_no_object() {
    for body in ["[]", "1", "\"text\"", "true"] {
        told(body, &[("req.type", "")]);
    }
}

#[test]
fn keys_twice() {
    told(
        &request(r#"{"id":"1","id":"2"}"#, r#"{"text":"Nine."}"#),
        &[("json.duplicate", "/recipient/id")],
    );
    told(
        r#"{"recipient":{"id":"1"},"message":{"text":"Nine."},"message":{"text":"Ten."}}"#,
        &[("json.duplicate", "/message")],
    );
    told(
        &request(r#"{"id":"1"}"#, r#"{"text":"Nine.","te\u0078t":"Ten."}"#),
        &[("json.duplicate", "/message/text")],
    );
}

#[test]
fn depth() {
    let deep = |levels: usize| {
        request(r#"{"id":"1"}"#, &format!("{}{}", "[".repeat(levels), "]".repeat(levels)))
    };
    told(&deep(20), &[("req.type", "/message")]);
    told(&deep(40), &[("json.depth", "")]);
    told(&deep(100_000), &[("json.depth", "")]);
    told(&"{\"message\":".repeat(100_000), &[("json.depth", "")]);
}

#[test]
fn numbers() {
    let text = r#"{"text":"Nine."}"#;
    told(&request(r#"{"id":18446744073709551615}"#, text), &[]);
    told(&request(r#"{"id":7204.5}"#, text), &[("json.number", "/recipient/id")]);
    told(&request(r#"{"id":1e3}"#, text), &[("json.number", "/recipient/id")]);
    told(&request(r#"{"id":1e999}"#, text), &[("json.number", "")]);
    told(&request(r#"{"id":-5}"#, text), &[("rcp.id_digits", "/recipient/id")]);
    told(
        &request(r#"{"id":"1"}"#, r#"{"sticker_id":-1}"#),
        &[("sticker.type", "/message/sticker_id")],
    );
    told(
        &request(r#"{"id":"1"}"#, r#"{"sticker_id":1.5}"#),
        &[("sticker.type", "/message/sticker_id")],
    );
}

#[test]
fn an_id_that_is_too_large_for_a_number_is_not_rounded() {
    let body = request(r#"{"id":184467440737095516160000000000000001}"#, r#"{"text":"Nine."}"#);
    told(&body, &[("json.number", "/recipient/id")]);
}

#[test]
fn pointers_are_escaped() {
    let body = request(r#"{"id":"1"}"#, r#"{"text":"Nine.","a/b~c":1}"#);
    told(&body, &[("req.unknown_key", "/message/a~1b~0c")]);
}

#[test]
fn strings_keep_what_they_are() {
    let body = request(r#"{"id":"1"}"#, r#"{"text":"\ud83d\ude00 \u0000 \/"}"#);
    let message = Message::<Messenger>::from_json(&body).unwrap();
    let text = message.content().and_then(|content| content.text.as_deref());
    assert_eq!(text, Some("😀 \u{0} /"));
}
