//! The members of a message that is written as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;

use memchr::memchr2;
use serde_json::value::RawValue;

/// The members of a JSON object, each with the text of its value, in the order of their names.
///
/// Messages are written without spaces, once each member and with names that are plain; of such a one only the outline is
/// looked at. Any other is read as the JSON that it is.
pub(super) fn members(object: &[u8]) -> serde_json::Result<Vec<(Cow<'_, str>, &str)>> {
    if let Some(mut members) = std::str::from_utf8(object).ok().and_then(outlined) {
        members.sort_unstable();
        if members.is_sorted_by(|(name, _), (next, _)| name < next) {
            return Ok(members);
        }
    }
    let members: BTreeMap<String, &RawValue> = serde_json::from_slice(object)?;
    Ok(members.into_iter().map(|(name, value)| (name.into(), value.get())).collect())
}

/// The members as they stand there, if it is an object without spaces.
fn outlined(object: &str) -> Option<Vec<(Cow<'_, str>, &str)>> {
    let mut rest = object.strip_prefix('{')?;
    let mut members = Vec::with_capacity(4);
    loop {
        let (name, behind) = rest.strip_prefix('"')?.split_once('"')?;
        let (value, behind) = value(behind.strip_prefix(':')?)?;
        if name.contains('\\') {
            return None;
        }
        members.push((name.into(), value));
        match behind {
            "}" => return Some(members),
            _ => rest = behind.strip_prefix(',')?,
        }
    }
}

/// The value with which the text begins, and what is behind it.
fn value(text: &str) -> Option<(&str, &str)> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match text.as_bytes().get(at)? {
            b'"' => at = end_of_text(text.as_bytes(), at + 1)?,
            b'{' | b'[' => depth += 1,
            b'}' | b',' if depth == 0 => break,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            byte if byte.is_ascii_whitespace() => return None,
            _ => {}
        }
        at += 1;
    }
    text.split_at_checked(at).filter(|(value, _)| !value.is_empty())
}

/// Where the quote stands that ends a text, which begins there.
fn end_of_text(json: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr2(b'"', b'\\', json.get(at..)?)?;
        if json.get(at) == Some(&b'"') {
            return Some(at);
        }
        // What is escaped ends nothing.
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(object: &str) -> Vec<(String, &str)> {
        let members = members(object.as_bytes()).unwrap();
        members.into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
    }

    #[test]
    fn members_stand_in_the_order_of_their_names() {
        let value = r#"{"a":"}\\\"],","b":[{},"\\"]}"#;
        let object = format!(r#"{{"b":{value},"c":"\"","a":[1,2]}}"#);
        let expected = [("a", "[1,2]"), ("b", value), ("c", r#""\"""#)];
        assert_eq!(read(&object), expected.map(|(name, value)| (name.to_owned(), value)));
    }

    #[test]
    fn what_is_written_otherwise_is_read_as_json() {
        let one = [("a".to_owned(), "2")];
        for odd in [r#" {"a": 2 } "#, r#"{"\u0061":2}"#, r#"{"a":1,"a":2}"#, r#"{"a":2 }"#] {
            assert_eq!(read(odd), one, "{odd}");
        }
        assert_eq!(read("{}"), []);
        for odd in ["", "[]", "{", r#"{"a":}"#, r#"{"a":1"#, r#"{"a":1},"#, r#"{"a":"}"#] {
            assert!(members(odd.as_bytes()).is_err(), "{odd}");
        }
    }
}
