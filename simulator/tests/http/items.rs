//! What the tests of batches and files share.

use std::fmt::Write;

use reqwest::multipart::{Form, Part};
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::support::send;

/// Says hello to somebody.
pub(crate) fn item(recipient: &str) -> Value {
    let recipient = json!({ "id": recipient });
    let body = format!("recipient={recipient}&message={{\"text\":\"Hello\"}}");
    json!({ "method": "POST", "relative_url": "101/messages", "body": body })
}

/// Uploads a picture, for items that refer to it by this name.
pub(crate) fn upload_item(name: &str) -> Value {
    let payload = json!({ "url": "https://example.com/a.png", "is_reusable": true });
    let message = json!({ "attachment": { "type": "image", "payload": payload } });
    let body = format!("message={message}");
    json!({ "method": "POST", "relative_url": "101/message_attachments", "body": body, "name": name })
}

/// The answers to a batch that is taken.
pub(crate) async fn batch(simulator: &Simulator, items: Value) -> Value {
    let (status, answers) = send(simulator, "/v26.0/", &json!({ "batch": items })).await;
    assert_eq!(status, 200, "{answers}");
    answers
}

pub(crate) fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        write!(escaped, "%{byte:02X}").unwrap();
        escaped
    })
}

/// A message with a file that is to be kept.
pub(crate) fn file_form(kind: &str, bytes: Vec<u8>, content_type: &str) -> Form {
    let message = json!({ "attachment": { "type": kind, "payload": { "is_reusable": true } } });
    let part = Part::bytes(bytes).file_name("a file").mime_str(content_type).unwrap();
    Form::new().text("message", message.to_string()).part("filedata", part)
}
