//! What is written where it does not belong: the words say where it does. And what the platform passes over.

use sendapi_core::{Message, Messenger, Violation};
use serde_core::Deserialize as _;
use serde_json::{Value, json};

use crate::case::{Draft, instagram, messenger, template};

#[track_caller]
fn one(draft: &Draft) -> Violation {
    let mut told = draft.judged();
    assert_eq!(told.len(), 1, "{told:?}");
    told.remove(0)
}

#[test]
fn a_part_of_a_message_in_its_place_is_told_where_it_belongs() {
    let parts = [
        (json!({ "type": "postback", "title": "Book", "payload": "BOOK" }), "`buttons`"),
        (json!({ "type": "account_unlink" }), "`buttons`"),
        (json!({ "title": "Bell", "subtitle": "Brass" }), "`elements`"),
        (json!({ "title": "Bell", "buttons": [] }), "`elements`"),
        (json!({ "url": "https://velo.example/bell.png", "is_reusable": true }), "`attachment`"),
        (json!({ "template_type": "generic", "elements": [] }), "`attachment`"),
    ];
    for (part, place) in parts {
        let told = one(&messenger(part.clone()));
        assert_eq!(told.rule(), "req.unknown_key", "{part}");
        assert!(told.remedy().contains(place), "{part}: {told}");
    }
    let told = one(&messenger(json!({ "type": "postback", "title": "Book", "payload": "BOOK" })));
    assert_eq!(told.sentence(), "this is a button in place of a message");
}

#[test]
fn what_is_beside_a_message_of_its_own_is_no_other_object() {
    let told = one(&messenger(json!({ "text": "Hi", "title": "Bell" })));
    assert!(told.sentence().contains("`title`"), "{told}");
    let told = one(&messenger(json!({ "type": "image", "payload": {} })));
    assert!(told.remedy().contains("attachment"), "{told}");
}

#[test]
fn keys_that_belong_together_are_told_of_once() {
    let chip = ["content_type", "title", "payload"];
    let orders: [&[usize]; 6] = [&[0, 1, 2], &[2, 1, 0], &[2, 0, 1], &[1, 2], &[2, 1], &[0, 2]];
    for order in orders {
        let keys: Vec<_> = order.iter().filter_map(|place| chip.get(*place)).collect();
        let members: Vec<_> = keys.iter().map(|key| format!(r#""{key}": "Book""#)).collect();
        let body =
            format!(r#"{{"recipient": {{"id": "58"}}, "message": {{{}}}}}"#, members.join(", "));
        let invalid = Message::<Messenger>::from_json(&body).unwrap_err();
        let [told] = invalid.violations() else { panic!("{body}: {invalid}") };
        assert_eq!(told.pointer(), format!("/message/{}", keys.first().unwrap()));
        assert!(told.remedy().contains("`quick_replies: [{ … }]`"), "{body}: {told}");
        assert!(keys.iter().all(|key| told.sentence().contains(&***key)), "{body}: {told}");
    }
    let both = json!({ "type": "image", "payload": {}, "content_type": "text" });
    let told = messenger(both).judged();
    let remedies: Vec<_> = told.iter().map(Violation::remedy).collect();
    assert_eq!(remedies.len(), 2, "{told:?}");
    assert!(remedies.iter().any(|remedy| remedy.contains("`attachment: { … }`")), "{told:?}");
}

#[test]
fn an_approved_template_is_no_attachment() {
    for word in ["utility_messages", "UTILITY", "utility_template"] {
        let payload = json!({ "template_type": word, "name": "bike_ready", "language": "nb" });
        let told = one(&messenger(template(payload)));
        assert_eq!(told.rule(), "tpl.enum");
        assert_eq!(told.sentence(), format!("template_type `{word}` is none"));
        assert!(told.remedy().contains("`message.template`"), "{told}");
        let told =
            one(&instagram(template(json!({ "template_type": word, "name": "bike_ready" }))));
        assert!(told.remedy().contains("Messenger has it alone"), "{told}");
    }
}

#[test]
fn half_an_emoji_is_called_that() {
    for half in [r"\ud83d", r"Hi \ud83d!", r"\ud83dA", r"\udeb2"] {
        let body = format!(r#"{{"recipient": {{"id": "58"}}, "message": {{"text": "{half}"}}}}"#);
        let invalid = Message::<Messenger>::from_json(&body).unwrap_err();
        let [told] = invalid.violations() else { panic!("{invalid}") };
        assert_eq!(told.rule(), "json.syntax");
        assert!(told.remedy().starts_with("an emoji was cut in half"), "{half}: {told}");
    }
}

#[test]
fn a_member_that_is_passed_over_is_not_sent_and_stays_told_of() {
    let body = json!({
        "recipient": { "id": "58" },
        "pretty": true,
        "message": { "text": "Hi" },
        "quick_replies": [{ "content_type": "text", "title": "Yes", "payload": "Y" }],
        "messagingtype": "UPDATE",
        "locale": null,
    });
    let names = |message: &Message<'_>| -> Vec<_> {
        let warnings = message.warnings();
        warnings.iter().map(|told| told.pointer().to_owned()).collect()
    };
    let expected = ["/pretty", "/quick_replies", "/messagingtype"];
    let messages = [
        Message::<Messenger>::from_json(&body.to_string()).unwrap(),
        Message::<Messenger>::deserialize(body).unwrap(),
    ];
    for message in messages {
        let mut told = names(&message);
        told.sort_by_key(|name| expected.iter().position(|wanted| wanted == name));
        assert_eq!(told, expected);
        assert_eq!(names(&message.clone().into_owned()).len(), 3);
        let sent: Value = serde_json::from_str(&message.to_json()).unwrap();
        let kept = json!({
            "recipient": { "id": "58" }, "messaging_type": "RESPONSE", "message": { "text": "Hi" },
        });
        assert_eq!(sent, kept);
        assert!(message.validate().is_ok());
        let again = Message::<Messenger>::new(message.into_request()).unwrap();
        assert_eq!(names(&again), [""; 0]);
    }
}

#[test]
fn what_was_meant_as_something_that_is_missing_is_refused() {
    let text = messenger(json!({ "text": "Hi" }));
    let told = |from: &str, to: &str| {
        let mut draft = text.clone();
        let members = draft.json.as_object_mut().unwrap();
        let value = members.remove(from).unwrap();
        members.insert(to.to_owned(), value);
        let told = one(&draft);
        (told.rule(), told.pointer().to_owned())
    };
    assert_eq!(told("recipient", "recipent"), ("req.unknown_key", "/recipent".to_owned()));
    assert_eq!(told("message", "messag"), ("req.unknown_key", "/messag".to_owned()));
    assert_eq!(told("messaging_type", "mesaging_type").0, "req.unknown_top");
    let lifted = text.with("/message", Value::Null).with("/text", "Hi");
    assert_eq!(one(&lifted).sentence(), "`text` in a request belongs inside its `message`");
    let tag = text.with("/messaging_type", "MESSAGE_TAG").with("/tagg", "HUMAN_AGENT");
    assert_eq!(one(&tag).rule(), "req.unknown_key");
}

#[test]
fn nothing_of_a_heart_is_judged() {
    for payload in
        [json!({}), json!({ "id": "1", "size": [2] }), json!("big"), json!([1]), json!(7)]
    {
        let heart = json!({ "attachment": { "type": "like_heart", "payload": payload } });
        let draft = instagram(heart);
        assert_eq!(one(&draft).rule(), "att.heart_payload");
        assert_eq!(draft.sent()["message"]["attachment"]["payload"], json!({}));
    }
}

#[test]
fn private_replies_are_of_no_type_by_themselves() {
    let kind = |draft: &Draft| draft.sent().get("messaging_type").cloned();
    let text = messenger(json!({ "text": "Hi" }));
    let untyped = text.with("/messaging_type", Value::Null);
    assert_eq!(kind(&untyped), Some(json!("RESPONSE")));
    for recipient in [json!({ "comment_id": "91_4" }), json!({ "post_id": "91_5" })] {
        assert_eq!(kind(&untyped.with("/recipient", recipient.clone())), None);
        assert_eq!(kind(&text.with("/recipient", recipient)), Some(json!("RESPONSE")));
    }
    assert_eq!(
        kind(&untyped.with("/recipient", json!({ "user_ref": "c" }))),
        Some(json!("RESPONSE"))
    );
}

#[test]
fn a_payload_may_have_a_fraction() {
    let reply = |payload: Value| {
        let reply = json!({ "content_type": "text", "title": "Small", "payload": payload });
        let draft = messenger(json!({ "text": "Which?", "quick_replies": [reply] }));
        assert!(draft.judged().is_empty());
        draft.sent()["message"]["quick_replies"][0]["payload"].clone()
    };
    assert_eq!(reply(json!(2.5)), json!("2.5"));
    assert_eq!(reply(json!(-0.125)), json!("-0.125"));
    assert_eq!(reply(json!(7)), json!("7"));
}
