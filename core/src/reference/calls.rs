//! The section about what is called beside `/messages`.

use super::table::Table;
use super::text::{code, linked};
use crate::call::instagram_login::{There, there};
use crate::call::{CALLS, Described};

pub(super) fn section() -> String {
    let mut table = Table::new(&["Call", "What is sent", "With Instagram login"]);
    for call in CALLS {
        table.row([code(&line(call)), linked(call.shape), with_instagram_login(call)]);
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
    let path: Vec<_> = segments.collect();
    format!("{} /{}", method.as_str(), path.join("/"))
}

/// Empty where it goes as everywhere.
fn with_instagram_login(call: &Described) -> String {
    match there(call.root, call.edge) {
        There::Same => String::new(),
        There::Named(edge) => format!("as {}", code(edge)),
        There::Missing(instead) => format!("not there: {instead}"),
    }
}

const INTRODUCTION: &str = "\
## Beside /messages

What else a sender calls. With `POST` the members are the JSON body, with `GET` and `DELETE` the query.";
