//! Every length and every number of items: the limit is kept, one more breaks it.

use sendapi::{Instagram, Message, Messenger, Platform};
use serde_json::{Value, json};

use crate::{refused_on, saying, with};

#[test]
fn texts() {
    let text = |length| saying(&json!({ "text": "é".repeat(length) }));
    limit::<Messenger>(text, 2000, "text.max", "/message/text");
    limit::<Instagram>(text, 500, "text.max_ig", "/message/text");
    let metadata = |length| saying(&json!({ "text": "Nine.", "metadata": "é".repeat(length) }));
    limit::<Messenger>(metadata, 999, "metadata.max", "/message/metadata");
    refused_on::<Messenger>(&text(0), &[("text.nonempty", "/message/text")]);
}

#[test]
fn quick_replies() {
    let chips = |count| {
        let chips = vec![json!({ "content_type": "user_phone_number" }); count];
        saying(&json!({ "text": "Where?", "quick_replies": chips }))
    };
    limit::<Messenger>(chips, 13, "qr.max", "/message/quick_replies");
    limit::<Instagram>(chips, 13, "qr.max", "/message/quick_replies");
    refused_on::<Messenger>(&chips(0), &[("qr.min", "/message/quick_replies")]);

    let chip = |title: usize, payload: usize| {
        let chip = json!({ "content_type": "text", "title": "é".repeat(title), "payload": "é".repeat(payload) });
        saying(&json!({ "text": "Where?", "quick_replies": [chip] }))
    };
    cut::<Messenger>(
        |length| chip(length, 1),
        20,
        "qr.title_max",
        "/message/quick_replies/0/title",
    );
    limit::<Messenger>(
        |length| chip(1, length),
        1000,
        "qr.payload_max",
        "/message/quick_replies/0/payload",
    );
}

#[test]
fn images() {
    let images = |count| {
        let images = vec![json!({ "type": "image", "payload": { "attachment_id": "1" } }); count];
        saying(&json!({ "attachments": images }))
    };
    limit::<Messenger>(images, 30, "atts.max", "/message/attachments");
    limit::<Instagram>(images, 10, "atts.max_ig", "/message/attachments");
}

#[test]
fn cards() {
    let payload = |elements: Value| {
        let payload = json!({ "template_type": "generic", "elements": elements });
        saying(&json!({ "attachment": { "type": "template", "payload": payload } }))
    };
    let cards =
        |count| payload(vec![json!({ "title": "Tour", "subtitle": "Two hours" }); count].into());
    let card = |title: usize, subtitle: usize| {
        payload(json!([{ "title": "é".repeat(title), "subtitle": "é".repeat(subtitle) }]))
    };
    let buttons = |count| {
        let button = json!({ "type": "postback", "title": "Book", "payload": "BOOK" });
        payload(json!([{ "title": "Tour", "buttons": vec![button; count] }]))
    };
    let elements = "/message/attachment/payload/elements";
    limit::<Messenger>(cards, 10, "generic.count", elements);
    refused_on::<Messenger>(&cards(0), &[("generic.count", elements)]);
    limit::<Messenger>(
        |length| card(length, 1),
        80,
        "generic.title",
        &format!("{elements}/0/title"),
    );
    limit::<Messenger>(
        |length| card(1, length),
        80,
        "generic.subtitle",
        &format!("{elements}/0/subtitle"),
    );
    limit::<Messenger>(buttons, 3, "generic.buttons", &format!("{elements}/0/buttons"));
}

#[test]
fn buttons() {
    let payload = |text: usize, buttons: Value| {
        let payload =
            json!({ "template_type": "button", "text": "é".repeat(text), "buttons": buttons });
        saying(&json!({ "attachment": { "type": "template", "payload": payload } }))
    };
    let button = |title: usize, payload: usize| json!({ "type": "postback", "title": "é".repeat(title), "payload": "é".repeat(payload) });
    let here = "/message/attachment/payload";
    limit::<Messenger>(
        |length| payload(length, json!([button(1, 1)])),
        640,
        "button.text",
        &format!("{here}/text"),
    );
    limit::<Messenger>(
        |count| payload(1, vec![button(1, 1); count].into()),
        3,
        "button.count",
        &format!("{here}/buttons"),
    );
    cut::<Instagram>(
        |length| payload(1, json!([button(length, 1)])),
        20,
        "btn.title",
        &format!("{here}/buttons/0/title"),
    );
    limit::<Messenger>(
        |length| payload(1, json!([button(1, length)])),
        1000,
        "btn.payload",
        &format!("{here}/buttons/0/payload"),
    );
}

#[test]
fn a_family_of_four_counts_seven_characters() {
    let chip = |title: &str| {
        let chip = json!({ "content_type": "text", "title": title, "payload": "FAMILY" });
        saying(&json!({ "text": "Who?", "quick_replies": [chip] }))
    };
    let family = "👨‍👩‍👧‍👦";
    warned::<Messenger>(&chip(&format!("{}......", family.repeat(2))), &[]);
    warned::<Messenger>(
        &chip(&family.repeat(3)),
        &[("qr.title_max", "/message/quick_replies/0/title")],
    );
}

#[test]
fn ids_may_be_long() {
    let id = "7".repeat(300);
    refused_on::<Messenger>(&with(&json!({ "recipient": { "id": id }, "persona_id": id })), &[]);
}

#[track_caller]
fn limit<P: Platform>(request: impl Fn(usize) -> Value, max: usize, rule: &str, pointer: &str) {
    refused_on::<P>(&request(max), &[]);
    refused_on::<P>(&request(max + 1), &[(rule, pointer)]);
}

/// What the platform takes and shows cut.
#[track_caller]
fn cut<P: Platform>(request: impl Fn(usize) -> Value, max: usize, rule: &str, pointer: &str) {
    warned::<P>(&request(max), &[]);
    warned::<P>(&request(max + 1), &[(rule, pointer)]);
}

#[track_caller]
fn warned<P: Platform>(request: &Value, expected: &[(&str, &str)]) {
    let message = Message::<P>::from_json(&request.to_string()).unwrap();
    let warnings = message.warnings();
    let told: Vec<_> = warnings.iter().map(|told| (told.rule(), told.pointer())).collect();
    assert_eq!(told, expected);
}
