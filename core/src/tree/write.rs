//! Writing a typed value: as `serde::Serialize`, and as bytes without serde's detour.

use std::fmt;
use std::io::Write as _;

use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};
use serde_json::Number;

use crate::tree::ObjectRef;
use crate::tree::{Node, View, items, members};

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.view {
            View::Absent | View::Unknown => serializer.serialize_unit(),
            View::Bool(value) => serializer.serialize_bool(value),
            View::Integer(value) => serialize_integer(value, serializer),
            View::Number(value) => serializer.serialize_f64(value),
            View::Text(text) => serializer.serialize_str(text),
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(list.count().at_most)?;
                for item in items(list) {
                    sequence.serialize_element(&item.node)?;
                }
                sequence.end()
            }
            View::Object(object) => {
                let mut map = serializer.serialize_map(None)?;
                for member in members(object).filter(|member| !member.node.is_absent()) {
                    map.serialize_entry(member.key, &member.node)?;
                }
                map.end()
            }
        }
    }
}

fn serialize_integer<S: Serializer>(value: i128, serializer: S) -> Result<S::Ok, S::Error> {
    match (u64::try_from(value), i64::try_from(value)) {
        (Ok(value), _) => serializer.serialize_u64(value),
        (_, Ok(value)) => serializer.serialize_i64(value),
        _ => serializer.serialize_i128(value),
    }
}

/// A string as JSON, in quotes.
#[must_use]
pub fn json_text(text: &str) -> String {
    let mut out = Vec::new();
    write_text(text, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// A number as JSON: in as few digits as tell it from others.
#[must_use]
pub fn json_number(number: f64) -> String {
    let mut out = Vec::new();
    write_number(number, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Appends `node` to `out` as JSON.
pub(crate) fn write_json(node: Node<'_>, out: &mut Vec<u8>) {
    match node.view {
        View::Text(text) => write_text(text, out),
        View::Bool(true) => out.extend_from_slice(b"true"),
        View::Bool(false) => out.extend_from_slice(b"false"),
        View::List(list) => {
            out.push(b'[');
            for (index, item) in items(list).enumerate() {
                separate(index, out);
                write_json(item.node, out);
            }
            out.push(b']');
        }
        View::Object(object) => write_object(object, out),
        View::Absent | View::Unknown => out.extend_from_slice(b"null"),
        View::Integer(value) => write_shown(value, out),
        View::Number(value) => write_number(value, out),
    }
}

fn write_object(object: ObjectRef<'_>, out: &mut Vec<u8>) {
    out.push(b'{');
    for (index, member) in members(object).filter(|member| !member.node.is_absent()).enumerate() {
        separate(index, out);
        write_text(member.key, out);
        out.push(b':');
        write_json(member.node, out);
    }
    out.push(b'}');
}

fn separate(index: usize, out: &mut Vec<u8>) {
    if index > 0 {
        out.push(b',');
    }
}

/// Between what has to be escaped, the text is copied as it is. By hand, since what `serde_json` has for it without the
/// standard library's traits writes to memory of its own first.
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(place) = first_to_escape(rest)
        && let Some((plain, [special, behind @ ..])) = rest.split_at_checked(place)
    {
        out.extend_from_slice(plain);
        write_escaped(*special, out);
        rest = behind;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Whole stretches first, since compilers look at all bytes of one at once as long as none of them ends the search.
fn first_to_escape(bytes: &[u8]) -> Option<usize> {
    let special = |stretch: &[u8]| stretch.iter().fold(false, |any, it| any | must_be_escaped(*it));
    let plain =
        bytes.chunks_exact(STRETCH).take_while(|stretch| !special(stretch)).count() * STRETCH;
    let place = bytes.get(plain..)?.iter().copied().position(must_be_escaped)?;
    Some(plain + place)
}

/// The bytes that a processor looks at in one step.
const STRETCH: usize = 16;

#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep compilers from looking at many bytes at once"
)]
const fn must_be_escaped(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < b' ')
}

fn write_escaped(byte: u8, out: &mut Vec<u8>) {
    match byte {
        b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        0x08 => out.extend_from_slice(b"\\b"),
        b'\t' => out.extend_from_slice(b"\\t"),
        b'\n' => out.extend_from_slice(b"\\n"),
        0x0c => out.extend_from_slice(b"\\f"),
        b'\r' => out.extend_from_slice(b"\\r"),
        control => write_shown(format_args!("\\u{control:04x}"), out),
    }
}

/// What is no number is `null`, as `serde_json` has it.
fn write_number(number: f64, out: &mut Vec<u8>) {
    match Number::from_f64(number) {
        Some(number) => write_shown(number, out),
        None => out.extend_from_slice(b"null"),
    }
}

fn write_shown(value: impl fmt::Display, out: &mut Vec<u8>) {
    // Writing to memory does not fail.
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_character_is_escaped_as_serde_json_has_it() {
        for character in '\0'..='\u{2100}' {
            let text = format!("a{character}b{character}");
            assert_eq!(json_text(&text), serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn numbers_are_as_serde_json_has_them() {
        let odd = [0.0, -0.0, 1e21, 1e-7, 5e-324, f64::MAX, f64::NAN, f64::INFINITY, 0.1 + 0.2];
        for number in odd {
            assert_eq!(json_number(number), serde_json::to_string(&number).unwrap());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_as_serde_json_has_it(text in ".*") {
            prop_assert_eq!(json_text(&text), serde_json::to_string(&text).unwrap());
        }

        #[test]
        fn any_number_is_as_serde_json_has_it(number: f64) {
            prop_assert_eq!(json_number(number), serde_json::to_string(&number).unwrap());
        }
    }
}
