//! What may be the value of a member, and where a value goes that does not fit.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// A type that some JSON values fit exactly: read and written again, they are the same.
pub(super) trait Member: Sized {
    /// Whether the value can be read.
    fn fits(value: &Value) -> bool;

    /// The value as this type, if it [`fits`](Self::fits).
    fn read(value: Value) -> Option<Self>;
}

/// Puts the value where it fits: into its field, or under its name among the others.
pub(super) fn keep<T: Member>(
    field: &mut Option<T>,
    name: String,
    value: Value,
    extra: &mut Map<String, Value>,
) {
    if T::fits(&value) {
        *field = T::read(value);
    } else {
        extra.insert(name, value);
    }
}

impl Member for String {
    fn fits(value: &Value) -> bool {
        value.is_string()
    }

    fn read(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Some(text) } else { None }
    }
}

impl Member for bool {
    fn fits(value: &Value) -> bool {
        value.is_boolean()
    }

    fn read(value: Value) -> Option<Self> {
        value.as_bool()
    }
}

impl<T: Member> Member for Box<T> {
    fn fits(value: &Value) -> bool {
        T::fits(value)
    }

    fn read(value: Value) -> Option<Self> {
        T::read(value).map(Self::new)
    }
}

impl<T: Member> Member for Vec<T> {
    fn fits(value: &Value) -> bool {
        value.as_array().is_some_and(|items| items.iter().all(T::fits))
    }

    fn read(value: Value) -> Option<Self> {
        if let Value::Array(items) = value {
            items.into_iter().map(T::read).collect()
        } else {
            None
        }
    }
}

impl<T: Member> Member for BTreeMap<String, T> {
    fn fits(value: &Value) -> bool {
        value.as_object().is_some_and(|members| members.values().all(T::fits))
    }

    fn read(value: Value) -> Option<Self> {
        let Value::Object(members) = value else { return None };
        members.into_iter().map(|(name, value)| Some((name, T::read(value)?))).collect()
    }
}
