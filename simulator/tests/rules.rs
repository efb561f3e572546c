//! Which broken rule is refused with which code. What the codes are stands in `src/codes.rs`; that the
//! checker finds the violations is tested there, here it is what the platform's envelope makes of them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

mod support;

use sendapi_simulator::Simulator;
use serde_json::{Value, json};
use support::{PATH, hello, refusal, send, to_nobody};

const INSTAGRAM: &str = "/v26.0/17841400000000001/messages";

#[tokio::test]
async fn a_rule_with_a_recorded_code_gives_it() {
    let url = json!({ "type": "web_url", "title": "Open", "url": "https://example.com/" });
    let postback = json!({ "type": "postback", "title": "Buy", "payload": "BUY" });
    let card = json!({ "title": "Hat", "subtitle": "Green" });
    let link = json!({ "type": "web_url", "url": "https://example.com/" });
    let twice_linked =
        with(&with(&card, "item_url", "https://example.com/"), "default_action", link);
    let reply = json!({ "content_type": "text", "title": "Yes", "payload": "YES" });
    let simulator = Simulator::start().await.unwrap();
    for (rule, code, body) in [
        ("req.body_one", (100, Some(2_018_015)), json!({ "recipient": { "id": "1" } })),
        (
            "req.action_xor_message",
            (100, Some(2_018_014)),
            with(&hello(), "sender_action", "typing_on"),
        ),
        ("msg.not_empty", (100, Some(2_018_034)), message(json!({}))),
        ("text.nonempty", (100, Some(2_018_034)), message(json!({ "text": "" }))),
        (
            "msg.one_content",
            (100, Some(2_018_018)),
            message(json!({
                "text": "Hello",
                "attachment": { "type": "image", "payload": { "url": "https://example.com/a.png" } },
            })),
        ),
        ("qr.min", (194, None), message(json!({ "text": "Well?", "quick_replies": [] }))),
        ("qr.needs_content", (100, Some(2_018_034)), message(json!({ "quick_replies": [reply] }))),
        ("qr.title_required", (100, Some(2_018_098)), replies(&without(&reply, "title"))),
        ("qr.payload_required", (100, Some(2_018_099)), replies(&without(&reply, "payload"))),
        ("generic.count", (194, None), generic(&[])),
        ("generic.count", (105, None), generic(&vec![card.clone(); 11])),
        ("generic.extra", (100, Some(2_018_035)), generic(&[without(&card, "subtitle")])),
        ("generic.buttons_min", (194, None), generic(&[with(&card, "buttons", json!([]))])),
        ("generic.buttons", (105, None), generic(&[with(&card, "buttons", vec![url.clone(); 4])])),
        ("generic.item_url_action", (1, Some(2_018_085)), generic(&[twice_linked])),
        ("button.count", (105, None), buttons(&vec![url.clone(); 4])),
        ("btn.title_required", (100, Some(2_018_053)), buttons(&[without(&postback, "title")])),
        ("btn.payload_required", (100, Some(2_018_040)), buttons(&[without(&postback, "payload")])),
        ("btn.url_required", (100, Some(2_018_041)), buttons(&[without(&url, "url")])),
        ("receipt.total_positive", (100, Some(2_018_055)), receipt(-1)),
    ] {
        let answer = send(&simulator, PATH, &body).await;
        let (status, given, subcode, message) = refusal(&answer);
        assert_eq!((status, (given, subcode)), (400, code), "{rule}: {message}");
        assert!(message.starts_with(&format!("(#{given}) ")), "{message}");
        assert!(rules(&answer.1).contains(&rule), "{rule}: {answer:?}");
    }
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn any_other_rule_gives_a_plain_100() {
    let simulator = Simulator::start().await.unwrap();
    for (rule, body) in [
        ("req.recipient", to_nobody()),
        ("rcp.id_zero", with(&hello(), "recipient", json!({ "id": "0" }))),
        ("text.max", message(json!({ "text": "x".repeat(2001) }))),
        ("tag.needs_message_tag", with(&hello(), "tag", "HUMAN_AGENT")),
        ("req.unknown_key", message(json!({ "text": "Hello", "colour": "blue" }))),
    ] {
        let answer = send(&simulator, PATH, &body).await;
        let (status, code, subcode, _) = refusal(&answer);
        assert_eq!((status, code, subcode), (400, 100, None), "{rule}: {answer:?}");
        assert!(rules(&answer.1).contains(&rule), "{rule}: {answer:?}");
    }
}

#[tokio::test]
async fn at_the_limit_a_message_is_accepted() {
    let simulator = Simulator::start().await.unwrap();
    let body = message(json!({ "text": "x".repeat(2000) }));
    assert_eq!(send(&simulator, PATH, &body).await.0, 200);
}

#[tokio::test]
async fn all_violations_are_told_at_once() {
    let simulator = Simulator::start().await.unwrap();
    let mut body = to_nobody();
    body["message"]["text"] = "x".repeat(2001).into();
    let answer = send(&simulator, PATH, &body).await;
    let found = rules(&answer.1);
    assert!(found.contains(&"req.recipient") && found.contains(&"text.max"), "{found:?}");
    let of_the_first = "(#100) Length of param message[text] must be less than or equal to 2000";
    assert_eq!(refusal(&answer).3, of_the_first);
}

#[tokio::test]
async fn instagram_has_rules_of_its_own() {
    let simulator = Simulator::builder().instagram("17841400000000001").start().await.unwrap();
    for (rule, body) in [
        ("text.max_ig", message(json!({ "text": "x".repeat(1001) }))),
        ("rcp.enum_ig", with(&hello(), "recipient", json!({ "user_ref": "checkbox-1" }))),
    ] {
        assert_eq!(send(&simulator, PATH, &body).await.0, 200, "{rule}");
        let answer = send(&simulator, INSTAGRAM, &body).await;
        assert_eq!(refusal(&answer).0, 400);
        assert_eq!(answer.1["error"]["type"], "IGApiException");
        assert!(rules(&answer.1).contains(&rule), "{rule}: {answer:?}");
    }
}

fn rules(answer: &Value) -> Vec<&str> {
    let violations = answer["error"]["error_data"]["violations"].as_array().expect("violations");
    violations.iter().map(|violation| violation["rule"].as_str().expect("a rule")).collect()
}

fn with(object: &Value, key: &str, value: impl Into<Value>) -> Value {
    let mut object = object.clone();
    object[key] = value.into();
    object
}

fn without(object: &Value, key: &str) -> Value {
    let mut object = object.clone();
    object.as_object_mut().expect("an object").remove(key);
    object
}

fn message(message: Value) -> Value {
    with(&hello(), "message", message)
}

fn replies(reply: &Value) -> Value {
    message(json!({ "text": "Well?", "quick_replies": [reply] }))
}

fn template(payload: &Value) -> Value {
    message(json!({ "attachment": { "type": "template", "payload": payload } }))
}

fn generic(elements: &[Value]) -> Value {
    template(&json!({ "template_type": "generic", "elements": elements }))
}

fn buttons(buttons: &[Value]) -> Value {
    template(&json!({ "template_type": "button", "text": "Well?", "buttons": buttons }))
}

fn receipt(total: i64) -> Value {
    template(&json!({
        "template_type": "receipt",
        "recipient_name": "Ann Lee",
        "order_number": "12345",
        "currency": "EUR",
        "payment_method": "Visa 1234",
        "summary": { "total_cost": total },
    }))
}
