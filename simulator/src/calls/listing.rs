//! A page of a list.

use serde_json::{Value, json};

use crate::answers::fields::{Fields, words};
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

/// Where a page begins, by the number of items before it, and how many it has at most.
pub(super) struct Page<'c> {
    pub(super) after: Option<&'c str>,
    pub(super) limit: Option<u64>,
}

/// The page of all items that is asked for, of each what is asked for. `next` is a whole address with the token in it, as
/// on the platform.
pub(super) fn listing(
    context: &Context,
    call: &Call,
    all: Vec<Value>,
    page: &Page<'_>,
) -> Accepted {
    let limit = page.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(USUAL);
    let begin = page.after.and_then(|after| after.parse::<usize>().ok()).unwrap_or(0);
    let end = begin.saturating_add(limit.max(1)).min(all.len());
    let is_last = end == all.len();
    let items = all.into_iter().skip(begin).take(limit.max(1));
    let data: Vec<_> = match call.fields() {
        Some(fields) => {
            let fields = Fields::of(words(&fields));
            items.map(|item| fields.told(&item)).collect()
        }
        None => items.collect(),
    };
    if data.is_empty() {
        return super::answer(&json!({ "data": [] }));
    }
    let mut paging =
        json!({ "cursors": { "before": begin.to_string(), "after": end.to_string() } });
    if let (false, Some(paging)) = (is_last, paging.as_object_mut()) {
        let cursor = [("limit", limit.to_string()), ("after", end.to_string())];
        let next = call.link(context.here(), &cursor);
        paging.insert("next".to_owned(), next.into());
    }
    super::answer(&json!({ "data": data, "paging": paging }))
}

/// How many items a page of the platform has.
const USUAL: usize = 25;
