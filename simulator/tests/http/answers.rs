//! What an accepted request is answered, by what it sends and to whom.

use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::support::{PATH, hello, send};

#[tokio::test]
async fn a_message_to_an_id_is_answered_with_both_ids() {
    let simulator = Simulator::start().await.unwrap();
    let (status, answer) = send(&simulator, PATH, &hello()).await;
    assert_eq!(status, 200);
    assert_eq!(members(&answer), ["message_id", "recipient_id"]);
    assert_eq!(answer["recipient_id"], "1254477777772919");
    assert!(answer["message_id"].as_str().unwrap().starts_with("m_"), "{answer}");
}

#[tokio::test]
async fn a_numeric_id_comes_back_as_text() {
    let body = to(&json!({ "id": 1_254_477_777_772_919_u64 }));
    assert_eq!(accepted(&body).await["recipient_id"], "1254477777772919");
}

#[tokio::test]
async fn a_checkbox_and_a_phone_number_get_no_recipient_id() {
    for recipient in [
        json!({ "user_ref": "checkbox-1" }),
        json!({
            "phone_number": "+1(212)555-2368",
            "name": { "first_name": "Ann", "last_name": "Lee" },
        }),
    ] {
        assert_eq!(members(&accepted(&to(&recipient)).await), ["message_id"], "{recipient}");
    }
}

#[tokio::test]
async fn a_private_reply_learns_who_commented() {
    let simulator = Simulator::start().await.unwrap();
    for recipient in [json!({ "comment_id": "101_202" }), json!({ "post_id": "101_303" })] {
        let (status, first) = send(&simulator, PATH, &to(&recipient)).await;
        assert_eq!((status, members(&first)), (200, vec!["message_id", "recipient_id"]));
        let (_, second) = send(&simulator, PATH, &to(&recipient)).await;
        assert_eq!(first["recipient_id"], second["recipient_id"]);
        assert_ne!(first["message_id"], second["message_id"]);
    }
}

#[tokio::test]
async fn an_action_is_answered_with_the_recipient_alone() {
    let body = json!({ "recipient": { "id": "1254477777772919" }, "sender_action": "typing_on" });
    assert_eq!(accepted(&body).await, json!({ "recipient_id": "1254477777772919" }));
}

#[tokio::test]
async fn a_reusable_attachment_gets_an_id_of_its_own() {
    let payload = json!({ "url": "https://example.com/cat.png", "is_reusable": true });
    let answer = accepted(&image(&payload)).await;
    assert_eq!(members(&answer), ["attachment_id", "message_id", "recipient_id"]);
    let id = answer["attachment_id"].as_str().expect("a string");
    assert!(id.bytes().all(|byte| byte.is_ascii_digit()), "{id}");
}

#[tokio::test]
async fn other_attachments_get_none() {
    for payload in [
        json!({ "url": "https://example.com/cat.png" }),
        json!({ "url": "https://example.com/cat.png", "is_reusable": false }),
        json!({ "attachment_id": "1857777774821032" }),
    ] {
        let answer = accepted(&image(&payload)).await;
        assert_eq!(members(&answer), ["message_id", "recipient_id"], "{payload}");
    }
}

async fn accepted(body: &Value) -> Value {
    let simulator = Simulator::start().await.unwrap();
    let (status, answer) = send(&simulator, PATH, body).await;
    assert_eq!(status, 200, "{answer}");
    answer
}

fn to(recipient: &Value) -> Value {
    json!({ "recipient": recipient, "messaging_type": "RESPONSE", "message": { "text": "Hello" } })
}

fn image(payload: &Value) -> Value {
    json!({
        "recipient": { "id": "1254477777772919" },
        "messaging_type": "RESPONSE",
        "message": { "attachment": { "type": "image", "payload": payload } },
    })
}

fn members(answer: &Value) -> Vec<&str> {
    answer.as_object().expect("an object").keys().map(String::as_str).collect()
}
