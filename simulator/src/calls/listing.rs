//! A page of a list.

use std::ops::Range;

use serde_json::{Map, Value, json};

use crate::answers::fields::{Fields, words};
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

/// Where a page begins, by the cursor of the item before it, and how many it has at most.
pub(super) struct Page<'c> {
    pub(super) after: Option<&'c str>,
    pub(super) limit: Option<u64>,
}

/// The page of all items that is asked for, of each what is asked for. `next` and `previous` are whole addresses with the token
/// in them, as on the platform.
pub(super) fn listing(
    context: &Context,
    call: &Call,
    all: Vec<Value>,
    page: &Page<'_>,
) -> Accepted {
    let limit = page.limit.map_or(USUAL, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let limit = limit.min(MOST);
    let after = page.after.filter(|cursor| !cursor.is_empty());
    let shown = range(&all, limit, after, call.before().as_deref());
    let (count, limit) = (all.len(), limit.to_string());
    let items: Vec<_> = all.into_iter().skip(shown.start).take(shown.len()).collect();
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return super::answer(&json!({ "data": [] }));
    };
    let ends = [cursor(first, shown.start), cursor(last, shown.end.saturating_sub(1))];
    let link = |name: &str, cursor: &String| {
        call.link(context.here(), &[("limit", limit.clone()), (name, cursor.clone())])
    };
    let [before, after] = &ends;
    let next = (shown.end < count).then(|| link("after", after));
    let previous = (shown.start > 0).then(|| link("before", before));
    let data: Vec<_> = match call.fields() {
        Some(fields) => {
            let fields = Fields::of(words(&fields));
            items.iter().map(|item| fields.told(item)).collect()
        }
        None => items,
    };
    let cursors = json!({ "before": before, "after": after });
    let paging = [("cursors", Some(cursors)), link_of("next", next), link_of("previous", previous)];
    let paging = paging.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    super::answer(&json!({ "data": data, "paging": paging.collect::<Map<_, _>>() }))
}

/// The first page of a list that is a member of something else; `next` leads to the list itself, which is at this path, with
/// what is asked for of each item.
pub(super) fn member(
    context: &Context,
    call: &Call,
    path: &str,
    all: Vec<Value>,
    (limit, fields): (Option<usize>, String),
) -> Value {
    let (limit, count) = (limit.unwrap_or(USUAL).min(MOST), all.len());
    let items: Vec<_> = all.into_iter().take(limit).collect();
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return json!({ "data": [] });
    };
    let (before, after) = (cursor(first, 0), cursor(last, items.len().saturating_sub(1)));
    let mut paging = json!({ "cursors": { "before": before, "after": after } });
    if items.len() < count
        && let Some(paging) = paging.as_object_mut()
    {
        let pairs = [("fields", fields), ("limit", limit.to_string()), ("after", after)];
        let pairs: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        paging.insert("next".to_owned(), call.link_to(context.here(), path, &pairs).into());
    }
    json!({ "data": items, "paging": paging })
}

fn link_of(name: &str, url: Option<String>) -> (&str, Option<Value>) {
    (name, url.map(Value::from))
}

/// Which items the page has: those behind one cursor and before the other. Where only the end is given, the last ones. What
/// is no cursor has nothing behind it and nothing before it.
fn range(all: &[Value], limit: usize, after: Option<&str>, before: Option<&str>) -> Range<usize> {
    let start = after.map_or(0, |sent| place(all, sent).map_or(all.len(), Place::behind));
    let end = before.map_or(all.len(), |sent| place(all, sent).map_or(0, Place::before));
    let end = end.clamp(start.min(all.len()), all.len());
    match (after, before) {
        (None, Some(_)) => end.saturating_sub(limit).max(start)..end,
        _ => start.min(end)..start.saturating_add(limit).min(end),
    }
}

/// An item is found again by its id, whatever is new before it; what has none or is gone, by the place that it had.
fn cursor(item: &Value, place: usize) -> String {
    let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
    format!("{place}.{id}")
}

enum Place {
    Found(usize),
    /// Where the item stood that is gone.
    Gone(usize),
}

impl Place {
    fn behind(self) -> usize {
        match self {
            Self::Found(place) => place.saturating_add(1),
            Self::Gone(place) => place,
        }
    }

    fn before(self) -> usize {
        match self {
            Self::Found(place) | Self::Gone(place) => place,
        }
    }
}

fn place(all: &[Value], cursor: &str) -> Option<Place> {
    let (place, id) = cursor.split_once('.')?;
    let place = place.parse::<usize>().ok()?;
    if id.is_empty() {
        return (place < all.len()).then_some(Place::Found(place));
    }
    let found = all.iter().position(|item| item.get("id").is_some_and(|own| own == id));
    Some(found.map_or(Place::Gone(place), Place::Found))
}

/// How many items a page of the platform has, where nobody says.
const USUAL: usize = 25;
/// And at most.
const MOST: usize = 500;

#[cfg(test)]
mod tests {
    use super::{cursor, range};
    use serde_json::{Value, json};

    #[test]
    fn a_page_lies_between_its_cursors() {
        let all: Vec<_> = (0..7).map(|id| json!({ "id": id.to_string() })).collect();
        let at = |place: usize| all.get(place).map(|item| cursor(item, place)).unwrap_or_default();
        for (limit, after, before, shown) in [
            (3, None, None, 0..3),
            (3, Some(2), None, 3..6),
            (3, Some(5), None, 6..7),
            (3, Some(6), None, 7..7),
            (3, None, Some(6), 3..6),
            (3, None, Some(2), 0..2),
            (3, None, Some(0), 0..0),
            (3, Some(1), Some(4), 2..4),
            (3, Some(4), Some(1), 5..5),
            (0, Some(1), None, 2..2),
            (usize::MAX, Some(1), None, 2..7),
            (usize::MAX, None, Some(3), 0..3),
        ] {
            let (from, to) = (after.map(at), before.map(at));
            let found = range(&all, limit, from.as_deref(), to.as_deref());
            assert_eq!(found, shown, "{limit} {after:?} {before:?}");
        }
        for odd in ["99", "of nobody", ".", ".5", "-1.", "99.", "\u{e9}.\u{e9}"] {
            assert!(range(&all, 3, Some(odd), None).is_empty(), "{odd}");
            assert!(range(&all, 3, None, Some(odd)).is_empty(), "{odd}");
        }
    }

    #[test]
    fn an_item_is_found_again_by_its_id_and_else_by_its_place() {
        let items = |ids: &[&str]| ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>();
        let two = cursor(&json!({ "id": "b" }), 1);
        assert_eq!(range(&items(&["new", "a", "b", "c"]), 9, Some(&two), None), 3..4);
        assert_eq!(range(&items(&["a", "c", "d"]), 9, Some(&two), None), 1..3, "it is gone");
        let nameless = vec![Value::Null, Value::Null, Value::Null];
        assert_eq!(range(&nameless, 9, Some(&cursor(&Value::Null, 1)), None), 2..3);
    }
}
