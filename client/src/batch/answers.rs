//! How the answer to a batch is read. Nothing is guessed: what does not fit is told as such.

use std::error::Error as StdError;
use std::fmt;

use serde_json::{Map, Value};

use super::plain::{self, Item};
use crate::graph::Reply;

/// What the answer says about one item.
pub(crate) enum Entry {
    /// As if it had been sent by itself.
    Answered(Reply),
    /// `null`: the platform answered before it had finished with it. (It is also the answer of an item
    /// whose parent failed; which of the two, only its parent tells.)
    Unfinished,
    /// Something else: its text, with the status of the whole answer.
    Odd(Reply),
}

/// The entries of the answer to so many items, in their order.
pub(super) fn read(reply: &Reply, count: usize) -> Result<Vec<Entry>, NotAnswers> {
    let entries: Vec<_> = match plain::items(reply.body()) {
        Some(items) => {
            items.into_iter().map(|item| item.map_or(Entry::Unfinished, plain)).collect()
        }
        None => list(reply)?.into_iter().map(|value| entry(value, reply.status())).collect(),
    };
    if entries.len() != count {
        return Err(NotAnswers::Count { found: entries.len(), expected: count });
    }
    Ok(entries)
}

fn plain(Item { status, headers, body }: Item<'_>) -> Entry {
    let header = |wanted: &'static str| {
        let found = headers.iter().find(|header| header.name.eq_ignore_ascii_case(wanted))?;
        Some(&*found.value)
    };
    Entry::Answered(Reply::new(status, body.into_bytes(), header))
}

/// Whatever is in the list.
fn list(reply: &Reply) -> Result<Vec<Value>, NotAnswers> {
    match serde_json::from_slice(reply.body()).map_err(NotAnswers::Json)? {
        Value::Array(list) => Ok(list),
        _ => Err(NotAnswers::NotAList),
    }
}

fn entry(mut value: Value, status: u16) -> Entry {
    let answer = match &mut value {
        Value::Null => return Entry::Unfinished,
        Value::Object(members) => answered(members),
        _ => None,
    };
    let odd = || Entry::Odd(Reply::new(status, value.to_string().into_bytes(), |_| None));
    answer.map_or_else(odd, Entry::Answered)
}

/// Takes the body out, if it is an answer.
fn answered(members: &mut Map<String, Value>) -> Option<Reply> {
    let status = members.get("code")?.as_u64().and_then(|code| u16::try_from(code).ok())?;
    let body = match members.get_mut("body").map(Value::take) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text,
        Some(other) => other.to_string(),
    };
    let headers = members.get("headers").and_then(Value::as_array).map(Vec::as_slice);
    let headers = headers.unwrap_or_default();
    let header = |wanted: &'static str| {
        headers.iter().find_map(|header| {
            let name = header.get("name")?.as_str()?;
            name.eq_ignore_ascii_case(wanted).then(|| header.get("value")?.as_str())?
        })
    };
    Some(Reply::new(status, body.into_bytes(), header))
}

/// Why an answer is not that to a batch.
#[derive(Debug)]
pub(super) enum NotAnswers {
    Json(serde_json::Error),
    NotAList,
    /// A list, so that items were run; which is whose answer is open.
    Count {
        found: usize,
        expected: usize,
    },
}

impl fmt::Display for NotAnswers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(source) => write!(f, "no list of answers: {source}"),
            Self::NotAList => f.write_str("no list of answers: it is something else"),
            Self::Count { found, expected } => {
                write!(f, "{found} answers to a batch of {expected} messages")
            }
        }
    }
}

impl StdError for NotAnswers {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Json(source) => Some(source),
            Self::NotAList | Self::Count { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::{
        Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
    };
    use serde_json::json;

    use super::*;

    fn read_text(body: &str, count: usize) -> Result<Vec<Entry>, NotAnswers> {
        read(&Reply::new(200, body.as_bytes().to_vec(), |_| None), count)
    }

    fn entries(list: &Value, count: usize) -> Result<Vec<Entry>, NotAnswers> {
        read_text(&list.to_string(), count)
    }

    fn one(entry: Value) -> Entry {
        entries(&Value::Array(vec![entry]), 1).unwrap().remove(0)
    }

    fn reply(entry: Value) -> Reply {
        match one(entry) {
            Entry::Answered(reply) => reply,
            Entry::Unfinished | Entry::Odd(_) => panic!("no answer"),
        }
    }

    #[test]
    fn answers_with_and_without_headers() {
        let full = json!({
            "code": 400,
            "headers": [
                { "name": "X-App-Usage", "value": "{\"call_count\":91}" },
                { "name": "Retry-After", "value": "7" },
                { "name": 8 },
                null,
            ],
            "body": "{\"error\":{\"code\":613}}",
        });
        let full = reply(full);
        assert_eq!((full.status(), full.body()), (400, &br#"{"error":{"code":613}}"#[..]));
        assert_eq!(full.retry_after, Some(Duration::from_secs(7)));
        assert!(full.usage.is_some());
        let bare = reply(json!({ "code": 200, "body": "{}" }));
        assert_eq!((bare.status(), bare.body(), bare.retry_after), (200, &b"{}"[..], None));
    }

    #[test]
    fn bodies_of_other_forms_are_taken_along() {
        for (body, text) in [
            (json!({ "message_id": "m" }), r#"{"message_id":"m"}"#),
            (Value::Null, ""),
            (json!(""), ""),
            (json!(7), "7"),
        ] {
            assert_eq!(reply(json!({ "code": 200, "body": body })).body(), text.as_bytes());
        }
        assert_eq!(reply(json!({ "code": 503, "headers": {} })).body(), b"");
    }

    #[test]
    fn odd_entries_are_no_answers() {
        for odd in [
            json!(7),
            json!("null"),
            json!([]),
            json!({}),
            json!({ "code": "200", "body": "{}" }),
            json!({ "code": 70_000 }),
            json!({ "code": -1 }),
            json!({ "code": 200.5 }),
        ] {
            let Entry::Odd(reply) = one(odd.clone()) else { panic!("an answer: {odd}") };
            assert_eq!((reply.status(), reply.body()), (200, odd.to_string().as_bytes()));
        }
    }

    #[test]
    fn what_is_not_a_list_of_the_right_length() {
        for (body, count, why) in [
            ("[null]", 2, "1 answers to a batch of 2 messages"),
            ("[null,null]", 1, "2 answers to a batch of 1 messages"),
            ("{}", 1, "no list of answers: it is something else"),
            ("null", 1, "no list of answers: it is something else"),
            ("[null", 1, "no list of answers: EOF while parsing a list at line 1 column 5"),
            ("", 1, "no list of answers: EOF while parsing a value at line 1 column 0"),
        ] {
            let odd = read_text(body, count).map(drop).unwrap_err();
            assert_eq!(odd.to_string(), why, "{body}");
        }
    }

    fn any_entry() -> impl Strategy<Value = Value> {
        let headers = prop_oneof![
            Just(None),
            Just(Some(json!([{ "name": "Content-Type", "value": "text/javascript" }]))),
        ];
        prop_oneof![
            Just(Value::Null),
            (100_u16..600, any::<String>(), headers).prop_map(|(code, body, headers)| {
                let mut answer = json!({ "code": code, "body": body });
                if let Some(headers) = headers {
                    answer.as_object_mut().unwrap().insert("headers".to_owned(), headers);
                }
                answer
            }),
        ]
    }

    proptest! {
        #[test]
        fn every_entry_stands_at_its_place(list in prop::collection::vec(any_entry(), 1..50)) {
            let entries = entries(&Value::Array(list.clone()), list.len()).unwrap();
            prop_assert_eq!(entries.len(), list.len());
            for (entry, written) in entries.into_iter().zip(&list) {
                match entry {
                    Entry::Unfinished => prop_assert!(written.is_null()),
                    Entry::Answered(reply) => {
                        prop_assert_eq!(Some(u64::from(reply.status())), written["code"].as_u64());
                        let body = written["body"].as_str().unwrap();
                        prop_assert_eq!(reply.body(), body.as_bytes());
                    }
                    Entry::Odd(odd) => prop_assert!(false, "{odd:?}"),
                }
            }
        }

        #[test]
        fn whatever_comes_there_are_as_many_entries_or_a_reason(body in ".*", count in 0_usize..4) {
            if let Ok(entries) = read_text(&body, count) {
                prop_assert_eq!(entries.len(), count);
            }
        }
    }
}
