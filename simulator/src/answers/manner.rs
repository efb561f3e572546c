//! How an answer is wanted: the parameters that every call of the Graph API takes.
//!
//! [Overview](https://developers.facebook.com/docs/graph-api/overview),
//! [debugging](https://developers.facebook.com/docs/graph-api/guides/debugging).

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::fields::{Fields, words};
use super::flaw::Flaw;
use crate::wire::members::with;
use crate::wire::reply::Reply;

/// What the parameters of every call make of an answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manner {
    is_pretty: bool,
    /// Whether an error is told with the status 200.
    hides_status: bool,
    is_debugged: bool,
    /// What is told after a write.
    fields: Option<String>,
}

impl Manner {
    /// Takes the parameters out of the members of a request, but for those that the call has as its own.
    pub(crate) fn take(
        members: &mut Map<String, Value>,
        writes: bool,
        is_own: impl Fn(&str) -> bool,
    ) -> Self {
        let mut take = |name| if is_own(name) { None } else { members.remove(name) };
        for name in OTHERS {
            drop(take(name));
        }
        let fields = if writes { take(FIELDS) } else { None };
        Self {
            is_pretty: is_on(take("pretty")),
            hides_status: is_on(take("suppress_http_code")),
            is_debugged: is_debugged(take("debug").as_ref()),
            fields: fields.map(|fields| listed(&fields)).filter(|fields| !fields.is_empty()),
        }
    }

    /// Whether a parameter is one of them.
    pub(crate) fn has(name: &str) -> bool {
        OTHERS.contains(&name) || SHAPING.contains(&name)
    }

    /// The answer as it is wanted; `told` are the warnings about the request.
    pub(crate) fn shape(&self, reply: Reply, told: &[Flaw]) -> Reply {
        let is_plain = !self.is_pretty && !self.is_debugged && self.fields.is_none();
        let parsed = if is_plain { None } else { serde_json::from_slice(&reply.body).ok() };
        let reply = match parsed {
            Some(answer) => self.written(reply, answer, told),
            None => reply,
        };
        let hides = self.hides_status && !reply.status.is_success() && !reply.body.is_empty();
        if hides { Reply { status: StatusCode::OK, ..reply } } else { reply }
    }

    fn written(&self, reply: Reply, answer: Value, told: &[Flaw]) -> Reply {
        let answer = match &self.fields {
            Some(fields) if reply.status.is_success() => wanted(answer, fields),
            _ => answer,
        };
        let answer = if self.is_debugged && answer.is_object() {
            with(answer, "__debug__", messages(told))
        } else {
            answer
        };
        let body = if self.is_pretty {
            serde_json::to_string_pretty(&answer).unwrap_or_default()
        } else {
            answer.to_string()
        };
        Reply { body: body.into(), ..reply }
    }
}

/// What was asked for, or all where nothing of that is there.
fn wanted(answer: Value, fields: &str) -> Value {
    let told = Fields::of(words(fields)).told(&answer);
    if told.as_object().is_some_and(Map::is_empty) { answer } else { told }
}

fn messages(told: &[Flaw]) -> Value {
    let message =
        |flaw: &Flaw| json!({ "message": flaw.sentence(), "type": "warning", "link": flaw.link() });
    match told {
        [] => json!({}),
        told => json!({ "messages": told.iter().map(message).collect::<Vec<_>>() }),
    }
}

/// A list as text, or as what it is.
fn listed(fields: &Value) -> String {
    match fields {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
        _ => String::new(),
    }
}

fn is_on(value: Option<Value>) -> bool {
    match value {
        Some(Value::Bool(is_on)) => is_on,
        Some(Value::Number(number)) => number.as_u64() != Some(0),
        Some(Value::String(word)) => !["", "0", "false"].contains(&word.as_str()),
        _ => false,
    }
}

fn is_debugged(value: Option<&Value>) -> bool {
    let word = value.and_then(Value::as_str);
    word.is_some_and(|word| ["all", "info", "warning"].contains(&word))
}

const FIELDS: &str = "fields";
const SHAPING: &[&str] = &["debug", "pretty", "suppress_http_code"];
/// What changes nothing here: there is one format and one language, and the method was looked at before.
const OTHERS: &[&str] = &["format", "locale", "method"];

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use serde_json::{Map, Value, json};

    use super::Manner;
    use crate::answers::flaw::Flaw;
    use crate::wire::reply::Reply;

    #[test]
    fn the_parameters_of_every_call_are_taken_out_and_what_is_the_calls_own_stays() {
        let mut members = object(json!({
            "format": "json", "locale": "nb_NO", "method": "post", "pretty": "0", "fields": "id", "a": 1,
        }));
        Manner::take(&mut members, true, |name| name == "locale");
        assert_eq!(Value::Object(members), json!({ "locale": "nb_NO", "a": 1 }));
        let mut members = object(json!({ "fields": "id" }));
        Manner::take(&mut members, false, |_| false);
        assert!(members.contains_key("fields"), "what reads has fields of its own");
    }

    #[test]
    fn an_answer_is_shaped_as_it_is_wanted() {
        let answer = r#"{"message_id":"m_1","recipient_id":"7"}"#;
        for (parameters, wanted) in [
            (json!({ "pretty": "false" }), answer),
            (json!({ "fields": "message_id" }), r#"{"message_id":"m_1"}"#),
            (json!({ "fields": ["message_id"] }), r#"{"message_id":"m_1"}"#),
            (json!({ "fields": "" }), answer),
            (json!({ "fields": "id,name" }), answer),
            (json!({ "debug": "none" }), answer),
            (json!({ "pretty": 1 }), "{\n  \"message_id\": \"m_1\",\n  \"recipient_id\": \"7\"\n}"),
        ] {
            assert_eq!(shaped(parameters, StatusCode::OK, answer, &[]).1, wanted);
        }
    }

    #[test]
    fn warnings_come_with_the_answer_where_debug_asks_for_them() {
        let told = [Flaw::told("wire.query", String::new(), "twice".to_owned())];
        let (_, body) = shaped(json!({ "debug": "all" }), StatusCode::OK, "{}", &told);
        assert!(body.contains(r#""message":"twice""#), "{body}");
        let (_, body) = shaped(json!({ "debug": "all" }), StatusCode::OK, "{}", &[]);
        assert_eq!(body, r#"{"__debug__":{}}"#);
    }

    #[test]
    fn the_status_of_an_error_can_be_hidden_and_its_body_stays() {
        let hidden = json!({ "suppress_http_code": "1", "fields": "id" });
        let error = r#"{"error":{}}"#;
        let (status, body) = shaped(hidden, StatusCode::BAD_REQUEST, error, &[]);
        assert_eq!((status, body.as_str()), (StatusCode::OK, error));
        let shown = json!({ "suppress_http_code": 0 });
        assert_eq!(shaped(shown, StatusCode::BAD_REQUEST, error, &[]).0, StatusCode::BAD_REQUEST);
    }

    fn shaped(
        parameters: Value,
        status: StatusCode,
        body: &str,
        told: &[Flaw],
    ) -> (StatusCode, String) {
        let manner = Manner::take(&mut object(parameters), true, |_| false);
        let reply = manner.shape(Reply::json(status, body.to_owned()), told);
        (reply.status, String::from_utf8(reply.body.to_vec()).expect("text"))
    }

    fn object(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(members) => members,
            _ => Map::new(),
        }
    }
}
