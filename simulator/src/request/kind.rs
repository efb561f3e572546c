//! A word for what a request sends, for the log.

use sendapi_core::told::Written;
use serde_json::Value;

use crate::wire::members::present;

/// `text`, `typing_on`, `image`, `generic template`: the request's own words, accepted or not.
pub(crate) fn kind(request: &Value) -> String {
    if let Some(action) = word(request, "/sender_action") {
        return action;
    }
    if let Some(template) = word(request, "/message/attachment/payload/template_type") {
        return format!("{template} template");
    }
    if let Some(attachment) = word(request, "/message/attachment/type") {
        return attachment;
    }
    let message = request.get("message");
    let carries = |name: &&&str| message.is_some_and(|message| message.get(**name).is_some());
    CONTENT.iter().find(carries).map_or("request", |name| *name).to_owned()
}

fn word(request: &Value, pointer: &str) -> Option<String> {
    let word = present(request, pointer)?.as_str()?;
    let beginning: String = word.chars().take(40).collect();
    Some(Written(&beginning).to_string())
}

const CONTENT: &[&str] = &["text", "attachment", "attachments", "sticker_id", "template"];

#[cfg(test)]
mod tests {
    use super::kind;
    use serde_json::json;

    #[test]
    fn a_request_is_called_by_its_content() {
        for (request, name) in [
            (json!({ "sender_action": "typing_on" }), "typing_on"),
            (json!({ "message": { "text": "a" } }), "text"),
            (json!({ "message": { "attachment": { "type": "image" } } }), "image"),
            (
                json!({ "message": { "attachment": { "payload": { "template_type": "media" } } } }),
                "media template",
            ),
            (json!({ "message": { "attachments": [] } }), "attachments"),
            (json!({ "sender_action": "a\nb" }), "a\\nb"),
            (json!([]), "request"),
        ] {
            assert_eq!(kind(&request), name);
        }
    }
}
