//! Where the keys and values of a JSON text stand, to be asked by pointer.

use std::borrow::Cow;
use std::collections::HashMap;

use super::position::Position;
use super::tokens::{Token, Tokens};

/// All values of a text, the outermost first.
///
/// They lie side by side and name one another by their index: values that own those inside them would be dropped one
/// within another, and how deep a text nests is bounded by nothing but its length.
#[derive(Debug)]
pub(super) struct Outline<'t>(Vec<Value<'t>>);

/// A value, and where it is.
#[derive(Debug)]
pub(super) struct Value<'t> {
    /// Where its key begins, if it is a member of an object.
    pub(super) key: Option<Position>,
    pub(super) start: Position,
    inside: Inside<'t>,
}

/// The indices of the values inside a value.
#[derive(Debug)]
enum Inside<'t> {
    Nothing,
    Items(Vec<usize>),
    Members(HashMap<Cow<'t, str>, usize>),
}

impl<'t> Outline<'t> {
    /// That of a text, which is walked once.
    pub(super) fn of(text: &'t str) -> Self {
        let mut drawing = Drawing::default();
        Tokens::of(text).for_each(|token| drawing.add(token));
        Self(drawing.values)
    }

    /// The value at a JSON pointer; of members with the same key the last.
    pub(super) fn at(&self, pointer: &str) -> Option<&Value<'t>> {
        let mut steps = pointer.split('/').skip(1);
        steps.try_fold(self.0.first()?, |value, step| self.0.get(value.inside.step(step)?))
    }

    /// The item of a list.
    pub(super) fn item(&self, list: &Value<'_>, index: usize) -> Option<&Value<'t>> {
        self.0.get(list.inside.item(index)?)
    }
}

impl Inside<'_> {
    fn step(&self, step: &str) -> Option<usize> {
        match self {
            Self::Nothing => None,
            Self::Items(_) => self.item(step.parse().ok()?),
            Self::Members(members) => members.get(&*unescaped(step)).copied(),
        }
    }

    fn item(&self, index: usize) -> Option<usize> {
        if let Self::Items(items) = self { items.get(index).copied() } else { None }
    }
}

/// `~1` stands for a slash in a pointer, `~0` for a tilde.
fn unescaped(step: &str) -> Cow<'_, str> {
    if step.contains('~') { step.replace("~1", "/").replace("~0", "~").into() } else { step.into() }
}

/// An outline in the making.
#[derive(Debug, Default)]
struct Drawing<'t> {
    values: Vec<Value<'t>>,
    /// The objects and lists that have not ended yet.
    open: Vec<usize>,
    /// The key whose value comes next.
    key: Option<Token<'t>>,
}

impl<'t> Drawing<'t> {
    fn add(&mut self, token: Token<'t>) {
        match token.text {
            "}" | "]" => drop(self.open.pop()),
            _ if self.expects_key() => self.key = Some(token),
            "{" => self.open(token.position, Inside::Members(HashMap::new())),
            "[" => self.open(token.position, Inside::Items(Vec::new())),
            _ => self.value(token.position, Inside::Nothing),
        }
    }

    fn expects_key(&mut self) -> bool {
        self.key.is_none() && matches!(self.around(), Some(Inside::Members(_)))
    }

    /// What is inside the object or list in which the walk is.
    fn around(&mut self) -> Option<&mut Inside<'t>> {
        let around = self.values.get_mut(*self.open.last()?)?;
        Some(&mut around.inside)
    }

    fn open(&mut self, start: Position, inside: Inside<'t>) {
        let index = self.values.len();
        self.value(start, inside);
        self.open.push(index);
    }

    fn value(&mut self, start: Position, inside: Inside<'t>) {
        let (index, key) = (self.values.len(), self.key.take());
        match (self.around(), &key) {
            (Some(Inside::Items(items)), _) => items.push(index),
            (Some(Inside::Members(members)), Some(key)) => {
                members.insert(name(key.text), index);
            }
            _ => {}
        }
        self.values.push(Value { key: key.map(|key| key.position), start, inside });
    }
}

/// What a key says, which is written in quotes.
fn name(key: &str) -> Cow<'_, str> {
    let inside = key.trim_matches('"');
    if !key.contains('\\') {
        return inside.into();
    }
    // One that says nothing, such as half a surrogate, has been refused with the whole text.
    serde_json::from_str(key).map_or(Cow::Borrowed(inside), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of key and value.
    fn columns(json: &str, pointer: &str) -> Option<(Option<usize>, usize)> {
        let outline = Outline::of(json);
        let value = outline.at(pointer)?;
        Some((value.key.map(|key| key.column), value.start.column))
    }

    #[test]
    fn a_pointer_leads_through_objects_and_lists() {
        let json = r#"{"a":[1,{"b":[]},[2,3]],"1":"x","":{"":null}}"#;
        for (pointer, expected) in [
            ("", (None, 1)),
            ("/a", (Some(2), 6)),
            ("/a/0", (None, 7)),
            ("/a/1", (None, 9)),
            ("/a/1/b", (Some(10), 14)),
            ("/a/2/1", (None, 21)),
            ("/1", (Some(25), 29)),
            ("/", (Some(33), 36)),
            ("//", (Some(37), 40)),
        ] {
            assert_eq!(columns(json, pointer), Some(expected), "{pointer}");
        }
        for pointer in ["/b", "/a/3", "/a/x", "/a/1/b/0", "/a/0/0", "/1/0", "/a/"] {
            assert_eq!(columns(json, pointer), None, "{pointer}");
        }
    }

    #[test]
    fn keys_are_what_they_say() {
        let json = r#"{"\u0041":0,"a\/b":1,"c~d":2,"~1":3,"\ud83d\ude00":4,"😀é":5,"\"\\":6}"#;
        for (pointer, key) in [
            ("/A", 2),
            ("/a~1b", 13),
            ("/c~0d", 22),
            ("/~01", 30),
            ("/😀", 37),
            ("/😀é", 54),
            ("/\"\\", 61),
        ] {
            let column = columns(json, pointer).and_then(|(key, _)| key);
            assert_eq!(column, Some(key), "{pointer}");
        }
    }

    #[test]
    fn of_keys_that_say_the_same_the_last_counts() {
        assert_eq!(columns(r#"{"A":0,"\u0041":[1]}"#, "/A/0"), Some((None, 18)));
        assert_eq!(columns(r#"{"A":[1],"A":0}"#, "/A/0"), None);
    }

    #[test]
    fn the_outermost_value_may_be_any() {
        for json in ["1", " \"a\"", "null", "[]", "{}"] {
            assert!(columns(json, "").is_some(), "{json}");
        }
    }

    #[test]
    fn no_depth_is_too_deep() {
        let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(columns(&deep, "/0/0/0"), Some((None, 4)));
        assert_eq!(columns(&r#"{"a":"#.repeat(200_000), "/a/a"), Some((Some(7), 11)));
    }

    #[test]
    fn text_that_is_no_json_is_no_surprise() {
        for text in
            ["", "]", "}{", "{]}", "{\"a\"", "{\"a\"]1", "{1:2}", "\"\\", "{\"", "{\"\\ud800\":1}"]
        {
            Outline::of(text);
        }
    }
}
