//! What the platform answers to a request that it accepts.

use serde_json::{Map, Value};

use super::ids::Ids;
use crate::wire::members::{id_text, present};

/// The ids to give back. Each is there or not by what was sent and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) recipient: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) attachment: Option<String>,
}

impl Answer {
    /// `kept` is the id of the file that the request brought or named, if it asked for one; `person` is who
    /// wrote what it answers.
    pub(crate) fn to(
        request: &Value,
        kept: Option<&str>,
        person: Option<String>,
        ids: &Ids,
    ) -> Self {
        let is_action = present(request, "/sender_action").is_some();
        Self {
            recipient: person.or_else(|| recipient(request)),
            message: (!is_action).then(|| ids.message()),
            attachment: kept.map(ToOwned::to_owned),
        }
    }

    pub(crate) fn json(&self) -> String {
        let members = [
            ("recipient_id", &self.recipient),
            ("message_id", &self.message),
            ("attachment_id", &self.attachment),
        ];
        let given = members.into_iter().filter_map(|(name, id)| Some((name, id.as_deref()?)));
        let given = given.map(|(name, id)| (name.to_owned(), Value::from(id)));
        Value::Object(given.collect::<Map<_, _>>()).to_string()
    }
}

/// A message to a checkbox or a phone number is answered without the person's id.
fn recipient(request: &Value) -> Option<String> {
    let recipient = request.get("recipient")?.as_object()?;
    let mut identifiers =
        recipient.iter().filter(|(key, value)| *key != "name" && !value.is_null());
    match identifiers.next()? {
        (key, id) if key == "id" => Some(id_text(id)),
        (key, _) if key == "user_ref" || key == "phone_number" => None,
        (_, identifier) => Some(Ids::person(&identifier.to_string())),
    }
}

/// Whether a request asks to keep the file at its URL, or the one that came along.
pub(crate) fn is_reusable(request: &Value, has_file: bool) -> bool {
    let Some(payload) = present(request, "/message/attachment/payload") else { return false };
    let is_new = has_file || present(payload, "/url").is_some();
    is_new && payload.get("is_reusable") == Some(&Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use super::{Answer, is_reusable};
    use crate::answers::ids::Ids;
    use serde_json::{Value, json};

    #[test]
    fn an_id_comes_back_as_text() {
        assert_eq!(members(&json!({ "recipient": { "id": "1" } })), ["message_id", "recipient_id"]);
        let number = json!({ "recipient": { "id": 12, "user_ref": null } });
        assert_eq!(Answer::to(&number, None, None, &Ids::new()).recipient.as_deref(), Some("12"));
    }

    #[test]
    fn an_action_has_no_message() {
        let action = json!({ "recipient": { "id": "1" }, "sender_action": "typing_on" });
        assert_eq!(members(&action), ["recipient_id"]);
        let none = json!({ "recipient": { "id": "1" }, "sender_action": null });
        assert_eq!(members(&none), ["message_id", "recipient_id"]);
    }

    #[test]
    fn only_a_file_that_is_kept_gets_an_id() {
        for (payload, kept) in [
            (json!({ "url": "https://example.com/a.png", "is_reusable": true }), true),
            (json!({ "url": "https://example.com/a.png", "is_reusable": false }), false),
            (json!({ "url": "https://example.com/a.png" }), false),
            (json!({ "attachment_id": "1", "is_reusable": true }), false),
        ] {
            let request = json!({ "message": { "attachment": { "payload": payload } } });
            assert_eq!(is_reusable(&request, false), kept, "{request}");
        }
        let file = json!({ "message": { "attachment": { "payload": { "is_reusable": true } } } });
        assert!(is_reusable(&file, true));
    }

    fn members(request: &Value) -> Vec<String> {
        let answer: Value =
            Answer::to(request, None, None, &Ids::new()).json().parse().expect("JSON");
        answer.as_object().expect("an object").keys().cloned().collect()
    }
}
