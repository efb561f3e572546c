//! What a value is, in the words of errors.

use serde_json::Value;

/// What a value is, in a word.
pub(crate) const fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => NULL,
        Value::Bool(_) => A_TRUTH_VALUE,
        Value::Number(_) => A_NUMBER,
        Value::String(_) => TEXT,
        Value::Array(_) => A_LIST,
        Value::Object(_) => AN_OBJECT,
    }
}

/// The same of a value that was not read: its first character tells.
pub(crate) fn kind_of_text(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'n') => NULL,
        Some(b't' | b'f') => A_TRUTH_VALUE,
        Some(b'"') => TEXT,
        Some(b'[') => A_LIST,
        Some(b'{') => AN_OBJECT,
        _ => A_NUMBER,
    }
}

const NULL: &str = "null";
const A_TRUTH_VALUE: &str = "a truth value";
const A_NUMBER: &str = "a number";
const TEXT: &str = "text";
pub(crate) const A_LIST: &str = "a list";
pub(crate) const AN_OBJECT: &str = "an object";
