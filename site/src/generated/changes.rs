//! What changed at Meta and when, from the days that stand in the tables.

use std::fmt::Write as _;

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

/// A rule leads to its page; of a type in core its name is enough.
fn linked(about: &str) -> String {
    let rule = about.strip_prefix("rule `").and_then(|rest| rest.strip_suffix('`'));
    if let Some(id) = rule.filter(|id| ids().contains(id)) {
        let family = id.split('.').next().unwrap_or(id);
        return format!("[rule `{id}`](errors/{family}.md#{id})");
    }
    let (place, rest) = about.split_once(',').unwrap_or((about, ""));
    match place.rsplit_once("::") {
        Some((_, name)) if rest.is_empty() => format!("`{name}`"),
        Some((_, name)) => format!("`{name}`,{rest}"),
        None => about.replace('|', "\\|"),
    }
}
