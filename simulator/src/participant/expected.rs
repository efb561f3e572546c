//! What a person expects to get.

use std::fmt;

use sendapi_core::told::Written;
use serde_json::Value;

use crate::Received;
use crate::wire::members::present;

/// A message that is expected: its exact text, a part of the `message` object, or anything.
///
/// ```
/// use sendapi_simulator::Expected;
/// use serde_json::json;
///
/// let text = Expected::from("Hello");
/// let part = Expected::from(json!({ "attachment": { "type": "image" } }));
/// let anything = Expected::anything();
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Expected(Want);

impl Expected {
    /// Any message.
    #[must_use]
    pub fn anything() -> Self {
        Self(Want::Anything)
    }

    /// Where the message is another, a line each; none if it is as expected.
    pub(super) fn differences(&self, received: &Received) -> Vec<String> {
        let message = present(received.body(), "/message").unwrap_or(&Value::Null);
        let mut lines = Vec::new();
        match &self.0 {
            Want::Anything => {}
            Want::Text(text) => {
                compare(&Value::from(text.as_str()), message.get("text"), "/text", &mut lines);
            }
            Want::Part(part) => compare(part, Some(message), "", &mut lines),
        }
        lines
    }
}

impl From<&str> for Expected {
    fn from(text: &str) -> Self {
        Self(Want::Text(text.to_owned()))
    }
}

impl From<String> for Expected {
    fn from(text: String) -> Self {
        Self(Want::Text(text))
    }
}

/// A part of the `message` object: members that are not named may be anything, lists have as many items.
impl From<Value> for Expected {
    fn from(part: Value) -> Self {
        Self(Want::Part(part))
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Want::Text(text) => write!(f, "the text `{}`", Written(text)),
            Want::Part(part) => write!(f, "a message with {part}"),
            Want::Anything => f.write_str("any message"),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Want {
    Text(String),
    Part(Value),
    Anything,
}

/// What is not said may be anything.
fn compare(wanted: &Value, found: Option<&Value>, pointer: &str, lines: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Object(wanted), Some(Value::Object(found))) => {
            for (name, value) in wanted {
                compare(value, found.get(name), &format!("{pointer}/{name}"), lines);
            }
        }
        (Value::Array(wanted), Some(Value::Array(found))) if wanted.len() == found.len() => {
            for (place, (wanted, found)) in wanted.iter().zip(found).enumerate() {
                compare(wanted, Some(found), &format!("{pointer}/{place}"), lines);
            }
        }
        (wanted, Some(found)) if wanted == found => {}
        (Value::Array(wanted), Some(Value::Array(found))) => {
            let items = if wanted.len() == 1 { "item" } else { "items" };
            let (wanted, found) = (wanted.len(), found.len());
            lines.push(format!("{pointer}: {wanted} {items} expected, {found} came"));
        }
        (wanted, Some(found)) => {
            lines.push(format!("{pointer}: `{wanted}` expected, `{found}` came"));
        }
        (Value::Null, None) => {}
        (wanted, None) => lines.push(format!("{pointer}: `{wanted}` expected, nothing came")),
    }
}
