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
    let root = match root.as_str() {
        "" => String::new(),
        root => format!("/{{{root}}}"),
    };
    let slash = if edge.is_empty() { "" } else { "/" };
    format!("{} {root}{slash}{edge}", method.as_str())
}

const INTRODUCTION: &str = "\
## Beside /messages

What else a sender calls. With `POST` the members are the JSON body, with `GET` and `DELETE` the query.";
