//! Where in a JSON text its violations are: from pointers to lines and columns.

mod outline;
mod position;
mod tokens;

use sendapi::Violation;
use sendapi::violation::Place;
use serde_json::value::RawValue;

use self::outline::Outline;
pub(crate) use self::position::Position;

/// All positions of a text, found in one walk over it, however many violations ask for theirs.
///
/// Of text that is no JSON: where that shows.
#[derive(Debug)]
pub(crate) struct Positions<'t>(Result<Outline<'t>, Position>);

impl<'t> Positions<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let json = serde_json::from_str::<&RawValue>(text);
        Self(json.map(|_| Outline::of(text)).map_err(|error| Position::of(&error)))
    }

    /// Where a violation is.
    pub(crate) fn at(&self, violation: &Violation) -> Option<Position> {
        let outline = match &self.0 {
            Ok(outline) => outline,
            Err(position) => return Some(*position),
        };
        let value = outline.at(violation.pointer())?;
        match violation.place() {
            Place::Key => value.key,
            Place::Surplus { from } => outline.item(value, from).map(|item| item.start),
            Place::Value | Place::Object => Some(value.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use sendapi::{Message, Messenger};

    use super::*;

    fn positions(json: &str) -> Vec<(String, Option<(usize, usize)>)> {
        let invalid = Message::<Messenger>::from_json(json).unwrap_err();
        let found = Positions::of(json);
        let position = |violation: &Violation| {
            let position = found.at(violation);
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
        let json = r#"{"recipient":{"id":"1"},"message":{"text":"ééé","a\"b\\":1}}"#;
        assert_eq!(positions(json), [("req.unknown_key".to_owned(), Some((1, 49)))]);
    }

    #[test]
    fn what_lacks_something_is_its_object() {
        assert_eq!(
            positions(" {\"message\":{\"text\":\"a\"}}"),
            [("req.recipient".to_owned(), Some((1, 2)))]
        );
    }

    #[test]
    fn items_that_are_too_many_begin_at_the_first_of_them() {
        let reply = r#"{"content_type":"text","title":"a","payload":"a"}"#;
        let replies = [reply; 15].join(", ");
        let json = format!(
            "{{\"recipient\":{{\"id\":\"1\"}},\"message\":{{\"text\":\"a\",\n\"quick_replies\":[{replies}]}}}}"
        );
        let before = "\"quick_replies\":[".len() + 13 * (reply.len() + ", ".len());
        assert_eq!(positions(&json), [("qr.max".to_owned(), Some((2, before + 1)))]);
    }

    #[test]
    fn of_keys_that_say_the_same_the_later_is_told() {
        let json =
            r#"{"recipient":{"id":"1"},"message":{"text":"a"},"mess\u0061ge" :{"text":"b"}}"#;
        assert_eq!(positions(json), [("json.duplicate".to_owned(), Some((1, 48)))]);
    }

    #[test]
    fn keys_with_what_pointers_escape() {
        let json = r#"{"recipient":{"id":"1"},"message":{"text":"a","a/b~1":1,"\ud83d\ude00\/":2,"😀":3,"\u0041":4}}"#;
        let columns: Vec<_> = positions(json).into_iter().filter_map(|(_, at)| at).collect();
        assert_eq!(columns, [(1, 47), (1, 57), (1, 76), (1, 82)]);
    }

    #[test]
    fn each_of_ten_thousand_in_one_line() {
        let keys: Vec<_> = (0..10_000).map(|key| format!("\"é{key:04}\":0")).collect();
        let json = format!("{{\"message\":{{\"text\":\"a\",{}}}}}", keys.join(","));
        let before = "{\"message\":{\"text\":\"a\",".len();
        let each = (0..10_000).map(|key| Some((1, before + key * "\"e0000\":0,".len() + 1)));
        let found = positions(&json);
        let unknown = found.iter().filter(|(rule, _)| rule == "req.unknown_key");
        assert!(unknown.map(|(_, at)| *at).eq(each));
        assert!(found.contains(&("req.recipient".to_owned(), Some((1, 1)))));
    }

    #[test]
    fn what_is_too_deep_is_the_whole() {
        let json = format!("\n{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(positions(&json), [("json.depth".to_owned(), Some((2, 1)))]);
    }

    #[test]
    fn what_is_no_json() {
        assert_eq!(positions("{\n  x")[0].1, Some((2, 3)));
    }
}
