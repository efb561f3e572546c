//! What a message carries so that its echo tells that it arrived.

use serde_json::Value;
use uuid::Uuid;

/// One begin of a message, in the `metadata` that the platform gives back in the message's echo.
///
/// It is random, so that a copy of the database, or one that was put back, settles nothing of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(Uuid);

impl Mark {
    pub(crate) fn new() -> Self {
        Self(Uuid::new_v4())
    }

    /// As it stands in the database.
    pub(crate) fn name(self) -> String {
        self.0.to_string()
    }

    /// That of an echo, if it has one.
    pub(crate) fn read(metadata: &str) -> Option<Self> {
        metadata.strip_prefix(PREFIX)?.parse().ok().map(Self)
    }

    /// The body with the mark. `None` if it is no message, or has `metadata` of its own, which is the user's.
    pub(crate) fn put_on(self, body: &str) -> Option<String> {
        let mut body: Value = serde_json::from_str(body).ok()?;
        let message = body.get_mut("message")?.as_object_mut()?;
        if message.get("metadata").is_some_and(|metadata| !metadata.is_null()) {
            return None;
        }
        message.insert("metadata".to_owned(), format!("{PREFIX}{}", self.0).into());
        Some(body.to_string())
    }
}

const PREFIX: &str = "sendapi-outbox:";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_again() {
        let mark = Mark::new();
        let marked = mark.put_on(r#"{"recipient":{"id":"1"},"message":{"text":"a"}}"#);
        let marked: Value = serde_json::from_str(&marked.unwrap_or_default()).unwrap_or_default();
        let metadata = marked.pointer("/message/metadata").and_then(Value::as_str);
        assert_eq!(metadata.and_then(Mark::read), Some(mark));
        for metadata in ["", "sendapi-outbox:", "sendapi-outbox:7", "somebody's own"] {
            assert_eq!(Mark::read(metadata), None, "{metadata}");
        }
    }

    #[test]
    fn what_is_the_users_stays() {
        for body in [
            r#"{"recipient":{"id":"1"},"message":{"text":"a","metadata":"mine"}}"#,
            r#"{"recipient":{"id":"1"},"sender_action":"typing_on"}"#,
            "no JSON",
        ] {
            assert_eq!(Mark::new().put_on(body), None, "{body}");
        }
    }
}
