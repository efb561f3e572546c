//! What changed at Meta and when, from the days that stand in the tables.

use std::fmt::Write as _;

use regex::Regex;
use sendapi_core::dates::facts;
use sendapi_core::platform::version::{Life, VERSIONS};
use sendapi_core::reference::rule::ids;

/// Every day, the latest first, a section for each year.
pub(super) fn table() -> String {
    let mut text = String::new();
    let mut year = String::new();
    for fact in facts().into_iter().rev() {
        let day = fact.day.to_string();
        let of = day.split('-').next().unwrap_or(&day);
        if of != year {
            of.clone_into(&mut year);
            // Writing to a string does not fail.
            let _ =
                writeln!(text, "\n## {year}\n\n| day | what | what is said of it |\n|---|---|---|");
        }
        let says = fact.says.replace('|', "\\|");
        let _ = writeln!(text, "| {day} | {} | {says} |", linked(&fact.about));
    }
    text
}

/// The versions of the Graph API.
pub(super) fn versions() -> String {
    let mut text = String::from("| version | since | can be used until |\n|---|---|---|\n");
    for Life { version, since, until, .. } in VERSIONS.iter().rev() {
        let until = until.map_or_else(|| "not announced".to_owned(), |day| day.to_string());
        let _ = writeln!(text, "| `{version}` | {since} | {until} |");
    }
    text
}

/// A rule leads to its page.
fn linked(about: &str) -> String {
    let Ok(rule) = Regex::new("^rule `([a-z0-9_]+)\\.([a-z0-9_]+)`$") else {
        return about.to_owned();
    };
    let Some((id, family)) = rule
        .captures(about)
        .and_then(|it| Some((about.get(6..about.len() - 1)?, it.get(1)?.as_str().to_owned())))
    else {
        return about.replace('|', "\\|");
    };
    if ids().contains(id) {
        format!("[rule `{id}`](errors/{family}.md#{id})")
    } else {
        about.to_owned()
    }
}
