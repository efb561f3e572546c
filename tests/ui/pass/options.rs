//! What may be left out takes an `Option`, from a text to a whole part.

#![deny(warnings)]

use sendapi::attachment::Media;
use sendapi::{Attachment, Content, NotificationType, Tag, message};
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

fn main() {
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
