//! Writing a typed value: as `serde::Serialize`, and as bytes without serde's detour.

use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};

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
    write_scalar(&number, &mut out);
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
        View::Integer(_) | View::Number(_) => write_scalar(&node, out),
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

/// Strings without anything to escape, which is nearly all of them, are copied as they are.
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    if text.bytes().any(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        return write_scalar(&text, out);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

fn write_scalar<T: Serialize>(value: &T, out: &mut Vec<u8>) {
    let length = out.len();
    if serde_json::to_writer(&mut *out, value).is_err() {
        // Writing text or a number to memory does not fail; if it ever did, half a value must not stay behind.
        out.truncate(length);
        out.extend_from_slice(b"null");
    }
}
