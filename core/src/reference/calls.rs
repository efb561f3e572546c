//! The section about what is called beside `/messages`.

use super::table::Table;
use super::text::{code, linked};
use crate::call::{CALLS, Described};

pub(super) fn section() -> String {
    let mut table = Table::new(&["Call", "What is sent"]);
    for call in CALLS {
        table.row([code(&line(call)), linked(call.shape)]);
    }
    [INTRODUCTION, &table.markdown()].join("\n\n")
}

/// The call as it stands in the platform's pages.
fn line(Described { method, root, edge, .. }: &Described) -> String {
    let object = match root.as_str() {
        "" => root.before().to_owned(),
        object => format!("{}{{{object}}}", root.before()),
    };
    let segments = [&object, *edge].into_iter().filter(|segment| !segment.is_empty());
    let path: String = segments.map(|segment| format!("/{segment}")).collect();
    format!("{} {path}", method.as_str())
}

const INTRODUCTION: &str = "\
## Beside /messages

What else a sender calls. With `POST` the members are the JSON body, with `GET` and `DELETE` the query.";
