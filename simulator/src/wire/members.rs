//! Members of JSON objects that may be anything.

use serde_json::Value;

/// The member at a JSON pointer; `null` counts as absent.
pub(crate) fn present<'v>(request: &'v Value, pointer: &str) -> Option<&'v Value> {
    at(request, pointer).filter(|value| !value.is_null())
}

/// What stands at a JSON pointer whose names are plain: `Value::pointer` copies each in case something in it is escaped.
fn at<'v>(value: &'v Value, pointer: &str) -> Option<&'v Value> {
    let Some(steps) = pointer.strip_prefix('/').filter(|steps| !steps.contains('~')) else {
        return value.pointer(pointer);
    };
    steps.split('/').try_fold(value, |value, step| match value {
        Value::Object(members) => members.get(step),
        // How an index is written is its own business.
        Value::Array(_) => value.pointer(&format!("/{step}")),
        _ => None,
    })
}

/// An id as text; it may be written as a number.
pub(crate) fn id_text(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), ToOwned::to_owned)
}

/// What stands at a name, if it is text.
pub(crate) fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(ToOwned::to_owned)
}

/// What stands at a JSON pointer, if it is text.
pub(crate) fn text_at(value: &Value, pointer: &str) -> Option<String> {
    at(value, pointer)?.as_str().map(ToOwned::to_owned)
}

/// The items at a name; none if it is no list.
pub(crate) fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// The object with this member, in place of one of the same name.
pub(crate) fn with(mut object: Value, name: &str, value: impl Into<Value>) -> Value {
    if let Some(members) = object.as_object_mut() {
        members.insert(name.to_owned(), value.into());
    }
    object
}
