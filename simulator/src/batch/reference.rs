//! `{result=name:$.path}`: a piece of an earlier answer, in an item's URL or body.
//!
//! The paths are members and places, `$.data[0].id` and `$['message_id']`. Wildcards, slices, filters
//! and `..` are not known here.

use std::collections::BTreeMap;

use sendapi_core::told::Written;
use serde_json::Value;

use crate::answers::refusal::Refusal;

/// The names of the items that a text refers to.
pub(super) fn names(text: &str) -> impl Iterator<Item = String> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Text(_) => None,
        Piece::Reference { name, .. } => Some(name.to_owned()),
    })
}

/// The text with every reference replaced. Within JSON text the piece is escaped as in a string.
pub(super) fn fill(text: &str, bodies: &BTreeMap<String, Value>) -> Result<String, Refusal> {
    let is_json =
        text.trim_start().starts_with(['{', '[']) && !text.trim_start().starts_with(BEGIN);
    let mut filled = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Reference { name, path } => {
                let found = bodies.get(name).unwrap_or(&Value::Null);
                let found = shown(at(found, path)?);
                filled.push_str(&if is_json { escaped(&found) } else { found });
            }
        }
    }
    Ok(filled)
}

enum Piece<'t> {
    Text(&'t str),
    Reference { name: &'t str, path: &'t str },
}

/// What only looks like a reference is text.
fn pieces(mut text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some((before, behind)) = text.split_once(BEGIN) {
        pieces.push(Piece::Text(before));
        if let Some((name, path, after)) = reference(behind) {
            pieces.push(Piece::Reference { name, path });
            text = after;
        } else {
            pieces.push(Piece::Text(BEGIN));
            text = behind;
        }
    }
    pieces.push(Piece::Text(text));
    pieces
}

/// Name, path and what follows.
fn reference(behind: &str) -> Option<(&str, &str, &str)> {
    let (inside, after) = behind.split_once('}')?;
    let (name, path) = inside.split_once(":$")?;
    Some((name, path, after))
}

/// `path` is what stands behind the `$`.
fn at<'v>(body: &'v Value, path: &str) -> Result<&'v Value, Refusal> {
    let steps = steps(path).ok_or_else(|| unknown(path))?;
    let into = |found: &'v Value, step: &Step<'_>| match step {
        Step::Member(name) => found.get(name),
        Step::Place(place) => found.get(place),
    };
    steps.iter().try_fold(body, into).ok_or_else(|| missing(path))
}

fn steps(mut path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    while !path.is_empty() {
        let (step, after) = step(path)?;
        steps.push(step);
        path = after;
    }
    Some(steps)
}

enum Step<'p> {
    Member(&'p str),
    Place(usize),
}

fn step(path: &str) -> Option<(Step<'_>, &str)> {
    if let Some(behind) = path.strip_prefix('.') {
        let end = behind.find(['.', '[']).unwrap_or(behind.len());
        let (name, after) = behind.split_at_checked(end)?;
        let is_name = !name.is_empty() && !name.contains('*');
        return is_name.then_some((Step::Member(name), after));
    }
    let (inside, after) = path.strip_prefix('[')?.split_once(']')?;
    let quoted = |quote| inside.strip_prefix(quote)?.strip_suffix(quote);
    match quoted('\'').or_else(|| quoted('"')) {
        Some(name) => Some((Step::Member(name), after)),
        None => Some((Step::Place(inside.parse().ok()?), after)),
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

fn escaped(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted.trim_start_matches('"').strip_suffix('"').unwrap_or_default().to_owned()
}

fn unknown(path: &str) -> Refusal {
    Refusal::parameter(&format!(
        "the path `${}` is not understood here: this simulator knows members and places, such as \
         `$.data[0].id`",
        Written(path)
    ))
}

fn missing(path: &str) -> Refusal {
    Refusal::parameter(&format!("the answer has nothing at `${}`", Written(path)))
}

const BEGIN: &str = "{result=";

#[cfg(test)]
mod tests {
    use super::{BEGIN, fill, names};
    use proptest::prelude::{prop_assert, prop_assert_eq, prop_assume, proptest};
    use serde_json::json;
    use std::collections::BTreeMap;

    #[test]
    fn pieces_of_answers_are_filled_in() {
        for (text, filled) in [
            ("{result=a:$.id}", "7"),
            ("x{result=a:$.list[1].n}y{result=b:$}z", "x2y[1]z"),
            ("{result=a:$['id']}{result=a:$[\"id\"]}", "77"),
            (r#"{"id":"{result=a:$.quote}"}"#, r#"{"id":"\"q\""}"#),
            ("{result=a:$.quote}", "\"q\""),
            ("{result=a} {result= {x}", "{result=a} {result= {x}"),
            ("{result=a:$.list}", r#"[{"n":1},{"n":2}]"#),
        ] {
            assert_eq!(filled_in(text).as_deref(), Ok(filled), "{text}");
        }
    }

    #[test]
    fn other_paths_say_so() {
        for (path, words) in [
            ("$.data.*.id", "not understood"),
            ("$..id", "not understood"),
            ("$.list[*]", "not understood"),
            ("$.list[0:1]", "not understood"),
            ("$.", "not understood"),
            ("$x", "not understood"),
            ("$.nothing", "has nothing at `$.nothing`"),
            ("$.list[2]", "has nothing at"),
        ] {
            let said = filled_in(&format!("{{result=a:{path}}}")).expect_err("a refusal");
            assert!(said.contains(words), "{path}: {said}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_text_nothing_is_lost(before in ".*", after in ".*") {
            prop_assume!(!before.contains(BEGIN) && !after.contains(BEGIN));
            let is_json = |text: &str| text.trim_start().starts_with(['{', '[']);
            prop_assume!(!is_json(&before));
            let filled = filled_in(&format!("{before}{{result=a:$.id}}{after}"));
            prop_assert_eq!(filled, Ok(format!("{before}7{after}")));
        }

        #[test]
        fn whatever_the_path_there_is_an_answer_or_a_reason(path in "[$.a-z0-9'\\[\\]*]*") {
            let some_path = filled_in(&format!("{{result=a:{path}}}"));
            prop_assert!(some_path.map_or_else(|said| said.contains('`'), |_| true));
        }
    }

    #[test]
    fn names_are_found() {
        let found: Vec<_> = names("a{result=one:$.x}{result=two}{result=t-3:$}").collect();
        assert_eq!(found, ["one", "t-3"]);
    }

    fn filled_in(text: &str) -> Result<String, String> {
        let body = json!({ "id": "7", "quote": "\"q\"", "list": [{ "n": 1 }, { "n": 2 }] });
        let bodies = BTreeMap::from([("a".to_owned(), body), ("b".to_owned(), json!([1]))]);
        fill(text, &bodies).map_err(|refusal| refusal.message().to_owned())
    }
}
