//! The reference, as `core/REFERENCE.md` has it, on two pages: messages, and what is called beside them.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use sendapi_core::reference::markdown;

/// Introduction and objects of messages.
pub(super) fn objects() -> Result<String> {
    let parts = Parts::read()?;
    Ok(linked(&parts.objects, CALLS, &parts.calls))
}

/// The calls and their objects.
pub(super) fn calls() -> Result<String> {
    let parts = Parts::read()?;
    Ok(linked(&parts.calls, OBJECTS, &parts.objects))
}

struct Parts {
    objects: String,
    calls: String,
}

impl Parts {
    /// Without the heading and the versions, which have pages of their own.
    fn read() -> Result<Self> {
        let whole = markdown();
        let (objects, rest) = whole.split_once("\n## Beside /messages").context("no calls")?;
        let (calls, _) =
            rest.split_once("\n## Versions of the Graph API").context("no versions")?;
        let (_, objects) = objects.split_once('\n').context("no heading")?;
        Ok(Self { objects: objects.to_owned(), calls: calls.to_owned() })
    }
}

/// A part in which links to headings of the other lead to the other page.
fn linked(part: &str, other: &str, others: &str) -> String {
    let here = headings(part);
    let mut text = part.to_owned();
    for id in headings(others).into_iter().filter(|id| !here.contains(id)) {
        text = text.replace(&format!("](#{id})"), &format!("]({other}#{id})"));
    }
    text
}

/// The ids of the headings.
fn headings(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix("## "));
    headings.map(id).collect()
}

fn id(heading: &str) -> String {
    let kept = |it: &char| it.is_alphanumeric() || " -_".contains(*it);
    heading.to_lowercase().chars().filter(kept).collect::<String>().trim().replace(' ', "-")
}

const OBJECTS: &str = "objects.md";
const CALLS: &str = "calls.md";
