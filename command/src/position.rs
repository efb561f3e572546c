//! Where in a JSON text a violation is: from its pointer to line and column.

use std::collections::BTreeMap;

use sendapi::Violation;
use sendapi::violation::Place;
use serde_json::value::RawValue;

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// Where the violation is: with text that is no JSON, where that shows.
    pub(crate) fn of(violation: &Violation, text: &str) -> Option<Self> {
        if let Err(error) = serde_json::from_str::<&RawValue>(text) {
            return Some(Self { line: error.line(), column: error.column().max(1) });
        }
        let pointer = violation.pointer();
        let start = match violation.place() {
            Place::Surplus { from } => value_at(text, &format!("{pointer}/{from}")),
            Place::Key => value_at(text, pointer).and_then(|value| key_before(text, value)),
            Place::Value | Place::Object => value_at(text, pointer),
        }?;
        let before = text.get(..start)?;
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Some(Self {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..)?.chars().count() + 1,
        })
    }
}

/// Where the value at a JSON pointer begins, in bytes.
fn value_at(text: &str, pointer: &str) -> Option<usize> {
    let whole: &RawValue = serde_json::from_str(text).ok()?;
    let segments = pointer.split('/').skip(1);
    let value = segments.map(unescaped).try_fold(whole, |value, name| member(value, &name))?;
    // The raw value is a part of the text.
    value.get().as_ptr().addr().checked_sub(text.as_ptr().addr())
}

fn member<'t>(value: &'t RawValue, name: &str) -> Option<&'t RawValue> {
    let text = value.get();
    if text.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
        return items.get(name.parse::<usize>().ok()?).copied();
    }
    let mut members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    members.remove(name)
}

/// Where the key of the value that begins at `value` begins.
fn key_before(text: &str, value: usize) -> Option<usize> {
    let key = text.get(..value)?.trim_end().strip_suffix(':')?.trim_end().strip_suffix('"')?;
    let is_quote = |start: &usize| {
        let slashes =
            key.get(..*start).map(|before| before.len() - before.trim_end_matches('\\').len());
        slashes.is_some_and(|slashes| slashes.is_multiple_of(2))
    };
    key.rmatch_indices('"').map(|(start, _)| start).find(is_quote)
}

/// `~1` stands for a slash in a pointer, `~0` for a tilde.
fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use sendapi::{Message, Messenger};

    use super::*;

    fn positions(json: &str) -> Vec<(String, Option<(usize, usize)>)> {
        let invalid = Message::<Messenger>::from_json(json).unwrap_err();
        let position = |violation: &Violation| {
            let position = Position::of(violation, json);
            let position = position.map(|position| (position.line, position.column));
            (violation.rule().to_owned(), position)
        };
        invalid.violations().iter().map(position).collect()
    }

    #[test]
    fn values_keys_and_objects() {
        let json = "{\n  \"recipient\": {\"id\": \"1\"},\n  \"message\": {\"texd\": \"é\", \"quick_replies\": [\n    {\"content_type\": \"text\", \"title\": \"\", \"payload\": \"a\"}\n  ]}\n}";
        let found = positions(json);
        assert!(found.contains(&("req.unknown_key".to_owned(), Some((3, 15)))), "{found:?}");
        assert!(found.iter().any(|(_, position)| *position == Some((4, 39))), "{found:?}");
    }

    #[test]
    fn characters_count_and_escapes_do_not_confuse() {
        let json = r#"{"recipient":{"id":"1"},"message":{"text":"ééé"},"a\"b\\":1}"#;
        assert_eq!(positions(json), [("req.unknown_key".to_owned(), Some((1, 50)))]);
    }

    #[test]
    fn what_lacks_something_is_its_object() {
        assert_eq!(
            positions(" {\"message\":{\"text\":\"a\"}}"),
            [("req.recipient".to_owned(), Some((1, 2)))]
        );
    }

    #[test]
    fn what_is_no_json() {
        assert_eq!(positions("{\n  x")[0].1, Some((2, 3)));
    }
}
