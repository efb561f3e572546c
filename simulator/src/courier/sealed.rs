//! A webhook as it is sent: the bytes, and their signatures.

use std::fmt::Write as _;

use axum::body::Bytes;
use axum::http::HeaderValue;
use hmac::Hmac;
use sendapi_core::webhook::Webhook;
use sha1::Sha1;
use sha2::Sha256;

use crate::access::app_secret::AppSecret;
use crate::journal::delivery::Contents;

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct Sealed {
    contents: Contents,
    sha1: HeaderValue,
    sha256: HeaderValue,
}

impl Sealed {
    /// A webhook serialises always.
    pub(crate) fn of(person: &str, webhook: &Webhook, secret: &AppSecret) -> Option<Self> {
        let body = Bytes::from(escaped(&serde_json::to_string(webhook).ok()?));
        let contents = Contents {
            kind: kind(webhook),
            person: person.to_owned(),
            body,
            wants_an_answer: wants_an_answer(webhook),
            is_again: false,
        };
        Self::signed(contents, secret)
    }

    /// The same to the byte as what was brought before.
    pub(crate) fn again(contents: &Contents, secret: &AppSecret) -> Option<Self> {
        Self::signed(Contents { is_again: true, ..contents.clone() }, secret)
    }

    pub(crate) fn contents(&self) -> &Contents {
        &self.contents
    }

    pub(crate) fn body(&self) -> Bytes {
        self.contents.body.clone()
    }

    pub(crate) fn sha1(&self) -> HeaderValue {
        self.sha1.clone()
    }

    pub(crate) fn sha256(&self) -> HeaderValue {
        self.sha256.clone()
    }

    /// A secret of any length signs.
    fn signed(contents: Contents, secret: &AppSecret) -> Option<Self> {
        let sha1 = format!("sha1={}", secret.sign::<Hmac<Sha1>>(&contents.body)?);
        let sha256 = format!("sha256={}", secret.sign::<Hmac<Sha256>>(&contents.body)?);
        Some(Self { contents, sha1: sha1.parse().ok()?, sha256: sha256.parse().ok()? })
    }
}

/// As the platform writes and signs it: nothing but ASCII.
///
/// Other characters stand within the strings of JSON only, so that their escapes mean the same.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if character.is_ascii() {
            escaped.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            // Writing to a string never fails.
            let _ = write!(escaped, "\\u{unit:04x}");
        }
    }
    escaped
}

/// What it tells, in the platform's word.
pub(crate) fn kind(webhook: &Webhook) -> String {
    let event =
        webhook.events().chain(webhook.standby()).next().and_then(|event| event.kind.name());
    let change = || webhook.changes().next().and_then(|(_, change)| change.field.as_deref());
    event.or_else(change).unwrap_or("event").to_owned()
}

fn wants_an_answer(webhook: &Webhook) -> bool {
    let mut events = webhook.events().chain(webhook.standby());
    let mut changes = webhook.changes();
    events.any(|event| event.reply().is_some())
        || changes.any(|(entry, change)| change.reply(entry).is_some())
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn any_text_is_sent_in_ascii_and_read_as_it_was(text in any::<String>()) {
            let sent = escaped(&serde_json::to_string(&text).expect("JSON"));
            assert!(sent.is_ascii());
            assert_eq!(serde_json::from_str::<String>(&sent).expect("JSON"), text);
        }
    }

    #[test]
    fn whatever_is_not_ascii_is_escaped_and_means_the_same() {
        for (json, sent) in [
            ("\"äöå\"", r#""\u00e4\u00f6\u00e5""#),
            ("\"😀 a/b\"", r#""\ud83d\ude00 a/b""#),
            (r#""\n""#, r#""\n""#),
        ] {
            assert_eq!(escaped(json), sent);
            let read = |text: &str| serde_json::from_str::<String>(text).expect("JSON");
            assert_eq!(read(&escaped(json)), read(json));
        }
    }
}
