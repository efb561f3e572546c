//! A request without its secrets, for logs and pages.

use sendapi_core::call;
use serde_json::{Map, Value};

use super::credentials::Credentials;

/// The same JSON text, with `…` for tokens and proofs wherever they stand: as members, and within the items of
/// a batch. What is no JSON is not shown.
pub(crate) fn concealed(json: &str) -> String {
    if !may_hold_secrets(json) {
        return json.to_owned();
    }
    serde_json::from_str(json).map_or_else(|_| CONCEALED.to_owned(), |it| value(it).to_string())
}

/// An escape might spell a name that is not to be seen otherwise.
fn may_hold_secrets(json: &str) -> bool {
    ["_token", "appsecret", "\\u"].iter().any(|sign| json.contains(sign))
}

/// Those of the request, and what calls have of their own, such as `input_token`.
fn is_secret(name: &str) -> bool {
    Credentials::own(name) || call::is_secret(name)
}

fn value(shown: Value) -> Value {
    match shown {
        Value::Array(items) => items.into_iter().map(value).collect(),
        Value::Object(members) => members.into_iter().map(member).collect::<Map<_, _>>().into(),
        Value::String(string) => text(string).into(),
        other => other,
    }
}

fn member((name, shown): (String, Value)) -> (String, Value) {
    let shown = if is_secret(&name) { CONCEALED.into() } else { value(shown) };
    (name, shown)
}

/// Items of a batch, as JSON, as forms and as addresses.
fn text(text: String) -> String {
    if !may_hold_secrets(&text) {
        return text;
    }
    match serde_json::from_str::<Value>(&text) {
        Ok(nested @ (Value::Array(_) | Value::Object(_))) => value(nested).to_string(),
        _ => text.split_inclusive(['&', '?']).map(parameter).collect(),
    }
}

fn parameter(piece: &str) -> String {
    match piece.split_once('=') {
        Some((name, secret)) if is_secret(name.trim()) => {
            let end: String = secret.chars().rev().take_while(|it| "&?".contains(*it)).collect();
            format!("{name}={CONCEALED}{end}")
        }
        _ => piece.to_owned(),
    }
}

const CONCEALED: &str = "…";

#[cfg(test)]
mod tests {
    use super::concealed;
    use serde_json::json;

    #[test]
    fn secrets_are_not_shown_wherever_they_stand() {
        let batch = json!([
            { "relative_url": "me/messages?access_token=EAA1&x=1", "access_token": "EAA2" },
            { "relative_url": "me", "body": "message=hi&access_token=EAA3" },
            { "body": r#"{"access_token": "EAA4"}"# },
        ]);
        for json in [
            json!({ "access_token": "EAA5", "appsecret_proof": "EAA6", "message": 1 }),
            json!({ "batch": batch }),
            json!({ "batch": batch.to_string() }),
            json!({ "input_token": "EAA9", "account_linking_token": "EAA0" }),
            json!({ "relative_url": "debug_token?input_token=EAA9" }),
        ] {
            let shown = concealed(&json.to_string());
            assert!(!shown.contains("EAA") && shown.contains('…'), "{shown}");
        }
        assert!(!concealed(r#"{"acce\u0073s_token": "EAA7"}"#).contains("EAA"));
        assert!(!concealed(r#"{"access_token": "EAA8"#).contains("EAA"));
    }

    #[test]
    fn everything_else_is_shown_as_it_was_sent() {
        for json in [r#"{ "message": {"text": "access & more"} }"#, "no JSON", ""] {
            assert_eq!(concealed(json), json);
        }
        let shown = concealed(r#"{"a":"access_token is a word","access_token":"EAA","b":1}"#);
        assert_eq!(shown, r#"{"a":"access_token is a word","access_token":"…","b":1}"#);
    }
}
