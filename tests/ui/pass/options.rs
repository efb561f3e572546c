//! What may be left out takes an `Option`, from a text to a whole part.

#![deny(warnings)]

use std::borrow::Cow;
use std::sync::Arc;

use sendapi::attachment::Media;
use sendapi::{Attachment, Content, NotificationType, QuickReply, Tag, Text, message};
use sendapi_tests::json_of;

fn note(
    metadata: Option<&str>,
    tag: Option<Tag>,
    told: Option<NotificationType>,
) -> serde_json::Value {
    json_of(&message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: tag.map(|_| sendapi::MessagingType::MessageTag),
        tag,
        notification_type: told,
        text: "Nine.",
        metadata,
    }))
}

/// What belongs to somebody else is lent.
struct Note {
    owned: Option<String>,
    lent: Option<&'static str>,
    boxed: Option<Box<str>>,
    shared: Option<Arc<str>>,
    cow: Option<Cow<'static, str>>,
    text: Option<Text<'static>>,
    chips: Option<Vec<QuickReply<'static>>>,
}

fn lent(note: &Note) {
    let written = message!(recipient: "72", text: "Nine.", metadata: "timetable");
    for message in [
        message!(recipient: "72", text: "Nine.", metadata: &note.owned),
        message!(recipient: "72", text: "Nine.", metadata: note.owned.as_ref()),
        message!(recipient: "72", text: "Nine.", metadata: note.owned.as_deref()),
        message!(recipient: "72", text: "Nine.", metadata: note.lent),
        message!(recipient: "72", text: "Nine.", metadata: &note.lent),
        message!(recipient: "72", text: "Nine.", metadata: &note.boxed),
        message!(recipient: "72", text: "Nine.", metadata: note.boxed.as_ref()),
        message!(recipient: "72", text: "Nine.", metadata: &note.shared),
        message!(recipient: "72", text: "Nine.", metadata: note.shared.clone()),
        message!(recipient: "72", text: "Nine.", metadata: &note.cow),
        message!(recipient: "72", text: "Nine.", metadata: note.cow.clone()),
        message!(recipient: "72", text: "Nine.", metadata: &note.text),
        message!(recipient: "72", text: "Nine.", metadata: note.text.clone()),
    ] {
        assert_eq!(message, written);
    }
    let chips = message!(recipient: "72", text: "Nine.", quick_replies: &note.chips);
    assert_eq!(chips, message!(recipient: "72", text: "Nine.", quick_replies: [user_email {}]));
}

fn main() {
    lent(&Note {
        owned: Some("timetable".to_owned()),
        lent: Some("timetable"),
        boxed: Some("timetable".into()),
        shared: Some("timetable".into()),
        cow: Some("timetable".into()),
        text: Some("timetable".into()),
        chips: Some(vec![QuickReply::user_email()]),
    });
    assert_eq!(note(None, None, None).as_object().map(|request| request.len()), Some(3));
    let full = note(Some("timetable"), Some(Tag::HumanAgent), Some(NotificationType::NoPush));
    assert_eq!(full["message"]["metadata"], "timetable");
    assert_eq!(full["tag"], "HUMAN_AGENT");

    let (picture, text): (_, Option<String>) =
        (Attachment::Image(Media::url("https://ferry.example/pier.jpg")), None);
    let _ = message!(recipient: "7204418830956127", text: text, attachment: Some(picture));
    let (content, action): (Option<Content<'_>>, _) = (None, Some(sendapi::SenderAction::MarkSeen));
    let seen = message!(recipient: "7204418830956127", message: content, sender_action: action);
    assert_eq!(
        json_of(&seen),
        serde_json::json!({ "recipient": { "id": "7204418830956127" }, "sender_action": "mark_seen" })
    );
}
