//! Members of what the platform answers, each read as what it can stand for: ids may be numbers, flags may be text. What
//! cannot stand for it is left over.

use serde_json::{Map, Value};

/// What a member may be read as.
pub(crate) trait Lenient: Sized {
    /// The value that `written` can stand for.
    fn read(written: &Value) -> Option<Self>;

    /// What the value that was read has no place for.
    fn left_over(_written: &Value) -> Option<Value> {
        None
    }
}

/// Takes a member out of those that are left over, unless it is of another kind.
pub(crate) fn taken<T: Lenient>(members: &mut Map<String, Value>, name: &str) -> Option<T> {
    let written = members.get(name)?;
    let member = T::read(written)?;
    match T::left_over(written) {
        Some(rest) => _ = members.insert(name.to_owned(), rest),
        None => _ = members.remove(name),
    }
    Some(member)
}

/// Text. A number that JSON's reader had to round is none: a wrong id is worse than none.
impl Lenient for String {
    fn read(written: &Value) -> Option<Self> {
        match written {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) if number.is_u64() || number.is_i64() => Some(number.to_string()),
            _ => None,
        }
    }
}

impl Lenient for i64 {
    fn read(written: &Value) -> Option<Self> {
        match written {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }
}

impl Lenient for f64 {
    fn read(written: &Value) -> Option<Self> {
        written.as_f64()
    }
}

/// A number is none but for 0 and 1: what any other stands for is not known.
impl Lenient for bool {
    fn read(written: &Value) -> Option<Self> {
        match written {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => match number.as_u64()? {
                0 => Some(false),
                1 => Some(true),
                _ => None,
            },
            Value::String(text) => text.trim().to_ascii_lowercase().parse().ok(),
            _ => None,
        }
    }
}

/// A list of words, if it holds nothing else.
impl Lenient for Vec<String> {
    fn read(written: &Value) -> Option<Self> {
        written.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect()
    }
}
