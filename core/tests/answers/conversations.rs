//! Conversations and messages as they are answered.

use sendapi_core::call::answer::{Answer, Listing};
use sendapi_core::call::conversation::{
    Conversation, ConversationField, MessageField, StoredMessage,
};
use serde_json::{Value, json};

fn read<T: Answer>(json: &Value) -> T {
    T::from_json(json.to_string().as_bytes()).unwrap()
}

#[test]
fn a_conversation_has_people_and_messages() {
    let conversation: Conversation = read(&json!({
        "id": "t_8",
        "updated_time": "2026-11-29T08:00:00+0000",
        "participants": { "data": [{ "id": "7", "name": "Runa", "email": "7@facebook.com" }] },
        "messages": {
            "data": [{ "id": "m_2", "created_time": "2026-11-29T08:00:00+0000" }, { "id": "m_1" }],
            "paging": { "cursors": { "after": "QVFI" }, "next": "https://graph.facebook.com/…" },
        },
    }));
    let people = conversation.participants.unwrap();
    assert_eq!(people.data[0].name.as_deref(), Some("Runa"));
    let messages = conversation.messages.unwrap();
    let ids: Vec<_> = messages.data.iter().map(|message| message.id.as_deref()).collect();
    assert_eq!(ids, [Some("m_2"), Some("m_1")]);
    assert_eq!(messages.after.as_deref(), Some("QVFI"));
    assert!(conversation.extra.is_empty());
}

#[test]
fn a_message_has_text_files_and_what_was_said_to_it() {
    let message: StoredMessage = read(&json!({
        "id": "m_1",
        "from": { "username": "runa", "id": "7" },
        "to": { "data": [{ "id": "101" }] },
        "message": "",
        "attachments": { "data": [{
            "id": "5", "mime_type": "image/jpeg", "size": 4096,
            "image_data": { "url": "https://velo.example/a.jpg", "width": 640, "max_width": 640 },
        }] },
        "reactions": { "data": [{ "reaction": "❤", "users": [{ "id": "7" }, null] }] },
        "story": { "mention": { "id": "9", "link": "https://velo.example/s" } },
        "shares": { "data": [{ "link": "https://velo.example/", "id": "4" }] },
    }));
    assert_eq!(message.from.unwrap().username.as_deref(), Some("runa"));
    assert_eq!(message.message.as_deref(), Some(""));
    let file = &message.attachments.unwrap().data[0];
    let picture = file.image_data.as_ref().unwrap();
    assert_eq!((file.size, picture.width), (Some(4096), Some(640)));
    assert_eq!(picture.extra["max_width"], 640);
    let reaction = &message.reactions.unwrap().data[0];
    assert_eq!(reaction.users.as_ref().unwrap().len(), 1);
    assert_eq!(reaction.extra["users"], json!([null]), "what is no person is not lost");
    assert_eq!(message.story.unwrap().mention.unwrap().id.as_deref(), Some("9"));
}

#[test]
fn what_its_page_promises_may_be_missing_or_odd() {
    let conversation: Conversation = read(
        &json!({ "id": "t_8", "participants": [], "messages": { "data": 7 }, "unread_count": "x" }),
    );
    assert!(conversation.participants.is_none());
    assert_eq!(conversation.extra["participants"], json!([]));
    assert_eq!(conversation.extra["unread_count"], "x");
    let messages = conversation.messages.unwrap();
    assert_eq!((messages.data.len(), &messages.extra["data"]), (0, &json!(7)));

    let list: Listing<StoredMessage> = read(&json!({ "data": [null, { "from": "Runa" }] }));
    assert_eq!(list.data[0].extra["from"], "Runa");
    assert_eq!(list.extra["data"], json!([null]));
    for nothing in ["{}", r#"{"message":"Forbidden"}"#] {
        assert!(StoredMessage::from_json(nothing.as_bytes()).is_err(), "{nothing}");
        assert!(Conversation::from_json(nothing.as_bytes()).is_err(), "{nothing}");
    }
}

#[test]
fn messages_are_asked_for_with_their_fields() {
    let messages = ConversationField::messages(&[MessageField::Id, MessageField::Message]);
    assert_eq!(messages.as_str(), "messages{id,message}");
    assert_eq!(ConversationField::messages(&[]), ConversationField::Messages);
}
