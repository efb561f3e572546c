//! One mistake is one error: every member of every sound request, left out, made another kind of value, or misspelt.

use std::mem::discriminant;

use sendapi_core::{Message, Messenger, Violation};
use serde_core::Deserialize as _;
use serde_json::{Value, json};

use crate::case::{Draft, instagram, messenger, template};
use crate::table;

#[test]
fn null_counts_as_left_out() {
    for (draft, pointer) in places() {
        let told = |value: Value| {
            let mut draft = draft.clone();
            *draft.json.pointer_mut(&pointer).unwrap() = value;
            rules(&draft)
        };
        assert_eq!(
            told(Value::Null),
            rules(&draft.with(&pointer, Value::Null)),
            "{pointer} of {}",
            draft.json
        );
    }
}

#[test]
fn a_missing_member_is_one_error_at_most() {
    for (draft, pointer) in places() {
        one_at_most(&draft.with(&pointer, Value::Null), &pointer);
    }
}

#[test]
fn another_kind_of_value_is_one_error() {
    let kinds = [json!({}), json!([[1]]), json!(true), json!(1.5), json!("\u{1}")];
    for (draft, pointer) in places() {
        let written = draft.json.pointer(&pointer).unwrap();
        for other in kinds.iter().filter(|other| discriminant(*other) != discriminant(written)) {
            one_at_most(&draft.with(&pointer, other.clone()), &pointer);
        }
    }
}

#[test]
fn a_misspelt_member_is_one_error() {
    let is_open = |pointer: &str| DICTIONARIES.iter().any(|object| pointer.starts_with(object));
    for (draft, pointer) in places().into_iter().filter(|(_, pointer)| !is_open(pointer)) {
        let value = draft.json.pointer(&pointer).unwrap().clone();
        let mut misspelt = draft.with(&pointer, Value::Null);
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        if name.len() == 1 {
            // Nothing is near a name of one letter.
            continue;
        }
        let parent = misspelt.json.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        parent.insert(format!("{name}x"), value);
        let mut told = misspelt.judged();
        // What is passed over is not sent, and of what is left there may be more to tell.
        if told[0].rule() == "req.unknown_top" {
            told.truncate(1);
        }
        assert_eq!(told.len(), 1, "{pointer}: {told:?}");
        assert_eq!(told[0].pointer(), format!("{pointer}x"));
    }
}

#[test]
fn what_the_platform_lacks_excludes_nothing_besides() {
    let sticker = instagram(json!({ "text": "Ring", "sticker_id": 1 }));
    assert_eq!(rules(&sticker), ["sticker.ig"]);
    let reference = instagram(json!({ "text": "Ring" })).with("/recipient/user_ref", "chk-7");
    assert_eq!(rules(&reference), ["rcp.enum_ig"]);
}

#[test]
fn another_spelling_is_the_same_member() {
    let text = messenger(json!({ "text": "Ring" }));
    let twice = text.with("/recipient/notification_message_token", "4455");
    assert_eq!(rules(&twice), ["rcp.one"]);
    let alone = text.with("/recipient", json!({ "notification_message_token": "4455" }));
    assert_eq!(rules(&alone), ["rcp.rn_dead"]);
}

#[test]
fn an_unknown_key_may_be_what_is_missing() {
    let text = messenger(json!({ "text": "Ring" }));
    assert_eq!(rules(&text.with("/recipient", json!({ "psid": "58" }))), ["rcp.enum"]);
    assert_eq!(rules(&text.with("/message", json!({ "body": "Ring" }))), ["req.unknown_key"]);
    let typo = json!({ "text": "Ring", "quick_replies": [{ "contenttype": "text" }] });
    assert_eq!(rules(&text.with("/message", typo)), ["req.unknown_key"]);
    let tag = json!({ "attachment": { "tpye": "image", "payload": {} } });
    assert_eq!(rules(&text.with("/message", tag)), ["req.unknown_key"]);
    let content = json!({ "attachment": { "type": "image", "paylod": {} } });
    assert_eq!(rules(&text.with("/message", content)), ["req.unknown_key"]);
}

#[test]
fn a_wrong_tag_leaves_open_what_belongs_beside_it() {
    let link = json!({ "type": "postback", "title": "Book", "payload": "BOOK" });
    let card = json!({ "title": "Bell", "default_action": link });
    let cards = template(json!({ "template_type": "generic", "elements": [card] }));
    assert_eq!(rules(&messenger(cards)), ["generic.action_type"]);
    let replies = json!([{ "content_type": "mail", "address": "liv@velo.example" }]);
    let asked = json!({ "text": "Your mail?", "quick_replies": replies });
    assert_eq!(rules(&messenger(asked)), ["qr.enum"]);
}

#[test]
fn what_goes_with_a_missing_member_is_not_told_of() {
    let nothing = messenger(json!({})).with("/message", Value::Null);
    assert_eq!(rules(&nothing.with("/reply_to", json!({ "mid": "m_8" }))), ["req.body_one"]);
    let reaction = json!({ "message_id": "m_8", "reaction": "🚲" });
    assert_eq!(rules(&nothing.with("/payload", reaction)), ["req.body_one"]);
}

#[test]
fn null_is_no_item() {
    let told = |message: Value| {
        let told = messenger(message).judged();
        told.iter().map(|told| (told.rule(), told.pointer().to_owned())).collect::<Vec<_>>()
    };
    let replies = json!({ "text": "Ring?", "quick_replies": [null] });
    assert_eq!(told(replies), [("req.type", "/message/quick_replies/0".to_owned())]);
    let cards = template(json!({ "template_type": "generic", "elements": [null] }));
    let pointer = "/message/attachment/payload/elements/0";
    assert_eq!(told(cards), [("req.type", pointer.to_owned())]);
}

#[test]
fn thousands_of_mistakes_are_told_one_by_one() {
    let repeated = r#""text": "Ring", "#.repeat(5_000);
    let request =
        format!(r#"{{"recipient": {{"id": "58"}}, "message": {{{repeated}"metadata": "b"}}}}"#);
    let invalid = Message::<Messenger>::from_json(&request).unwrap_err();
    assert_eq!(invalid.violations().len(), 4_999);
    let unknown: Vec<_> = (0..5_000).map(|number| format!(r#""bell{number}": 1, "#)).collect();
    let unknown = unknown.concat();
    let request =
        format!(r#"{{"recipient": {{"id": "58"}}, "message": {{{unknown}"text": "b"}}}}"#);
    let invalid = Message::<Messenger>::from_json(&request).unwrap_err();
    assert_eq!(invalid.violations().len(), 5_000);
}

#[test]
fn two_mistakes_are_two_errors() {
    let reply = json!({ "content_type": "text", "title": "", "payload": "" });
    let both = messenger(json!({ "text": "", "quick_replies": [reply] }));
    assert_eq!(rules(&both), ["qr.title_empty", "text.nonempty"]);
}

#[test]
fn numbers_mean_the_same_whatever_serde_json_keeps_of_them() {
    let receipt = |cost: &str, id: &str| {
        let json = format!(
            r#"{{"recipient": {{"id": {id}}}, "messaging_type": "RESPONSE",
                "message": {{"attachment": {{"type": "template", "payload": {{
                    "template_type": "receipt", "recipient_name": "Ada", "order_number": "1",
                    "currency": "EUR", "payment_method": "card",
                    "summary": {{"total_cost": {cost}}}}}}}}}}}"#
        );
        let text = Message::<Messenger>::from_json(&json);
        // Of another format, as serde has it.
        let value = serde_json::from_str::<Value>(&json).map(Message::<Messenger>::deserialize);
        if let Ok(value) = value {
            assert_eq!(text.is_ok(), value.is_ok(), "{json}");
        }
        text.map_or_else(|invalid| invalid.violations()[0].rule(), |_| "")
    };
    for cost in ["12.5", "12", "1.25e1", "12.500", "0.1", "18446744073709551616"] {
        assert_eq!(receipt(cost, "1"), "", "{cost}");
    }
    assert_eq!(receipt("1e400", "1"), "json.number");
    assert_eq!(receipt("-0.5", "1"), "receipt.total_positive");
    assert_eq!(receipt("1", "18446744073709551616"), "json.number");
    assert_eq!(receipt("1", "1.5"), "json.number");
    assert_eq!(receipt(r#"{"$serde_json::private::Numbers": "1.5"}"#, "1"), "req.type");
}

#[test]
fn what_is_no_request_has_rules_of_its_own() {
    let rule = |text: &str| {
        let invalid = Message::<Messenger>::from_json(text).unwrap_err();
        invalid.violations().iter().map(Violation::rule).collect::<Vec<_>>()
    };
    assert_eq!(rule("{"), ["json.syntax"]);
    assert_eq!(rule("[]"), ["req.type"]);
    assert_eq!(rule(&"[".repeat(99)), ["json.depth"]);
    let twice = r#"{"recipient": {"id": "58", "id": "59"}, "sender_action": "typing_on"}"#;
    assert_eq!(rule(twice), ["json.duplicate"]);
    let spelt = r#"{"recipient": {"notification_messages_token": "5", "notification_message_token": "6"},
        "sender_action": "typing_on"}"#;
    assert_eq!(rule(spelt), ["json.duplicate"]);
    let null = r#"{"recipient": {"id": "58"}, "message": {"text": "a", "metadata": null, "metadata": "b"}}"#;
    assert!(Message::<Messenger>::from_json(null).is_ok());
    let huge = r#"{"recipient": {"id": 1e30}, "sender_action": "typing_on"}"#;
    assert_eq!(rule(huge), ["json.number"]);
    for (number, expected) in [
        ("18446744073709551615", [].as_slice()),
        ("18446744073709551616", &["json.number"]),
        ("99999999999999999999", &["json.number"]),
        ("1e40", &["json.number"]),
        ("1e400", &["json.number"]),
    ] {
        let json =
            format!(r#"{{"recipient": {{"id": "58"}}, "message": {{"sticker_id": {number}}}}}"#);
        let found = match Message::<Messenger>::from_json(&json) {
            Ok(_) => Vec::new(),
            Err(_) => rule(&json),
        };
        assert_eq!(found, expected, "{number}");
    }
}

fn rules(draft: &Draft) -> Vec<&'static str> {
    draft.judged().iter().map(Violation::rule).collect()
}

#[track_caller]
fn one_at_most(draft: &Draft, pointer: &str) {
    let told = draft.judged();
    assert!(told.len() <= 1, "{pointer} of {}: {told:?}", draft.json);
}

/// Each sound request with the pointer of each member in it.
pub(crate) fn places() -> Vec<(Draft, String)> {
    let mut places = Vec::new();
    for case in table() {
        let mut pointers = Vec::new();
        gather(&case.kept.json, "", &mut pointers);
        places.extend(pointers.into_iter().map(|pointer| (case.kept.clone(), pointer)));
    }
    places
}

fn gather(value: &Value, pointer: &str, pointers: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let below = format!("{pointer}/{name}");
                gather(value, &below, pointers);
                pointers.push(below);
            }
        }
        // All items of a list in the table are alike.
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().take(1) {
                gather(item, &format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
}

/// Below these, members have any name.
const DICTIONARIES: [&str; 2] = ["/library_template_body_inputs/", "/audio_stats/"];
