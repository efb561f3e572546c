//! How messages are written into the parameter `batch`.
//!
//! Each is a form, in a list of JSON, in a form. All of it is written at once, as it stands in the outermost.

use std::borrow::Cow;

use bytes::Bytes;

use super::members::members;
use crate::graph::{write_urlencoded, write_urlencoded_twice};

/// The form with the parameter `batch` for these messages. Each list is a chain: every message of it
/// depends on the one before it.
pub(super) fn write(
    chains: &[impl AsRef<[Bytes]>],
    relative_url: &str,
) -> serde_json::Result<Vec<u8>> {
    let (mut out, mut number) = (b"batch=".to_vec(), 0_usize);
    // The address is made of a version and an id, and forms are made of letters, digits and `%&*+-._=`: as text in
    // JSON all of it stands as it is.
    let start = encoded(&format!(r#"{{"method":"POST","relative_url":"{relative_url}","body":""#));
    write_urlencoded("[", &mut out);
    for chain in chains.iter().map(AsRef::as_ref) {
        for (link, message) in chain.iter().enumerate() {
            if number > 0 {
                write_urlencoded(",", &mut out);
            }
            out.extend_from_slice(&start);
            write_body(message, &mut out)?;
            write_urlencoded("\"", &mut out);
            if link + 1 < chain.len() {
                // Else a parent's success would be `null`, as is what did not finish in time.
                let name = format!(r#","name":"m{number}","omit_response_on_success":false"#);
                write_urlencoded(&name, &mut out);
            }
            if link > 0 {
                let before = number.saturating_sub(1);
                write_urlencoded(&format!(r#","depends_on":"m{before}""#), &mut out);
            }
            write_urlencoded("}", &mut out);
            number += 1;
        }
    }
    write_urlencoded("]", &mut out);
    Ok(out)
}

fn encoded(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    write_urlencoded(text, &mut out);
    out
}

/// A JSON object as a form: text as it is, everything else as JSON text.
fn write_body(message: &[u8], out: &mut Vec<u8>) -> serde_json::Result<()> {
    for (place, (name, value)) in members(message)?.iter().enumerate() {
        if place > 0 {
            write_urlencoded("&", out);
        }
        write_urlencoded_twice(name, out);
        write_urlencoded("=", out);
        write_urlencoded_twice(&parameter(value)?, out);
    }
    Ok(())
}

fn parameter(json: &str) -> serde_json::Result<Cow<'_, str>> {
    if json.starts_with('"') {
        return serde_json::from_str(json).map(Cow::Owned);
    }
    Ok(if json.contains(REFERENCE) { json.replace(REFERENCE, ESCAPED).into() } else { json.into() })
}

/// How a piece of another answer begins, which the platform fills in wherever it stands: what a person
/// wrote must not be taken for one. Within JSON text it can only stand in a string, where its brace has
/// another spelling; the parameters that are no JSON are words and digits.
const REFERENCE: &str = "{result=";
const ESCAPED: &str = "\\u007bresult=";

#[cfg(test)]
mod tests {
    use proptest::prelude::{
        Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
    };
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::{Message, Messenger};

    fn body(message: &[u8]) -> serde_json::Result<String> {
        let mut out = Vec::new();
        write_body(message, &mut out)?;
        Ok(once_decoded(&out))
    }

    /// What stands in the form that it is a part of, as the platform reads it.
    fn once_decoded(form: &[u8]) -> String {
        let mut pairs = form_urlencoded::parse(form);
        let value = pairs.next().unwrap().0.into_owned();
        assert!(pairs.next().is_none());
        value
    }

    fn batch(form: &[u8]) -> Value {
        serde_json::from_str(&once_decoded(form.strip_prefix(b"batch=").unwrap())).unwrap()
    }

    /// Reads a body by itself, without looking at the encoder: splits, unescapes, parses.
    fn decoded(body: &str) -> Map<String, Value> {
        let unescaped = |text: &str| {
            let mut bytes = Vec::new();
            let mut rest = text.as_bytes();
            while let Some((&first, behind)) = rest.split_first() {
                rest = behind;
                bytes.push(match first {
                    b'+' => b' ',
                    b'%' => {
                        let (digits, behind) = rest.split_at(2);
                        rest = behind;
                        u8::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap()
                    }
                    other => other,
                });
            }
            String::from_utf8(bytes).unwrap()
        };
        let pairs = body.split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap();
            let value = unescaped(value);
            let is_json = value.starts_with(['{', '[']);
            let value = if is_json { serde_json::from_str(&value).unwrap() } else { value.into() };
            (unescaped(name), value)
        };
        pairs.map(pair).collect()
    }

    fn written(message: &Value) -> String {
        body(message.to_string().as_bytes()).unwrap()
    }

    /// Any text, and more often than not one that could be taken for something else.
    fn words() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), Just("{result=m0:$.id}".to_owned()), "[&=+%\\\\\"{} ]*"]
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            words().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(words(), inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    fn object() -> impl Strategy<Value = Value> {
        prop::collection::btree_map(words(), value(), 0..4)
            .prop_map(|members| Value::Object(members.into_iter().collect()))
    }

    proptest! {
        #[test]
        fn objects_arrive_as_they_are(recipient in object(), message in object(), word in "[A-Z_]*") {
            let request = json!({ "recipient": recipient, "message": message, "tag": word });
            let body = written(&request);
            prop_assert!(!body.contains("%7Bresult%3D"), "{body}");
            prop_assert_eq!(Value::Object(decoded(&body)), request);
        }

        #[test]
        fn messages_arrive_as_they_are(text in "[^\\s]{1,50}.{0,200}", metadata in words()) {
            let json = json!({
                "recipient": { "id": "1" },
                "message": { "text": text, "metadata": metadata },
                "messaging_type": "MESSAGE_TAG",
                "tag": "HUMAN_AGENT",
                "persona_id": "7",
            });
            let message = Message::<Messenger>::from_json(&json.to_string()).unwrap();
            let mut bytes = Vec::new();
            message.write_json(&mut bytes);
            prop_assert_eq!(Value::Object(decoded(&body(&bytes).unwrap())), json);
        }
    }

    #[test]
    fn numbers_keep_all_digits() {
        let body = body(br#"{"message":{"price":0.1000000000000000055511151231257827}}"#).unwrap();
        assert_eq!(body, "message=%7B%22price%22%3A0.1000000000000000055511151231257827%7D");
    }

    #[test]
    fn chains_are_tied_by_names() {
        let message =
            || Bytes::from_static(br#"{"recipient":{"id":"1"},"sender_action":"typing_on"}"#);
        let chains = [vec![message()], vec![message(), message(), message()], vec![message()]];
        let items = batch(&write(&chains, "v27.0/1/messages").unwrap());
        let alone = json!({
            "method": "POST",
            "relative_url": "v27.0/1/messages",
            "body": "recipient=%7B%22id%22%3A%221%22%7D&sender_action=typing_on",
        });
        let tied = |members: Value| {
            let mut item = alone.clone();
            item.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
            item
        };
        let expected = json!([
            alone,
            tied(json!({ "name": "m1", "omit_response_on_success": false })),
            tied(json!({ "name": "m2", "omit_response_on_success": false, "depends_on": "m1" })),
            tied(json!({ "depends_on": "m2" })),
            alone,
        ]);
        assert_eq!(items, expected);
    }

    #[test]
    fn what_is_no_object_is_told() {
        assert!(body(b"[]").is_err());
        assert!(write(&[vec![Bytes::from_static(b"{")]], "").is_err());
    }
}
