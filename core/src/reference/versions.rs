//! The section about the versions of the Graph API.

use super::table::Table;
use super::text::code;
use crate::platform::version::{Life, VERSIONS};

pub(super) fn section() -> String {
    let mut table = Table::new(&["Version", "Since", "Can be used until"]);
    for Life { version, since, until } in VERSIONS {
        let until = until.map_or_else(|| "not announced".to_owned(), |day| day.to_string());
        table.row([code(&version.to_string()), since.to_string(), until]);
    }
    [INTRODUCTION, &table.markdown()].join("\n\n")
}

const INTRODUCTION: &str = "\
## Versions of the Graph API

[What the platform says of them](https://developers.facebook.com/docs/graph-api/changelog). One that has expired is served
as the oldest that is left; one that is older than all of these has expired, too.";
