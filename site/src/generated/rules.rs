//! The errors of the compiler, one by one: a page for each family of rules, and one for those that no rule is behind.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;
use sendapi_core::reference::rule::{ids, meanings};

use super::cases::{self, Case};
use super::{Page, meaning};

/// The page above them.
pub(super) const PAGE: &str = "reference/errors.md";

/// Every rule with its place, by families.
pub(super) fn index() -> Result<String> {
    let mut text = String::from("| rule | about | asks |\n|---|---|---|\n");
    for id in ids() {
        let meanings = meanings(id);
        let Some(first) = meanings.first() else { continue };
        let page = page_of(family(id));
        writeln!(
            text,
            "| [`{id}`](errors/{page}#{id}) | {} | {} |",
            first.about,
            cell(&first.asks)
        )?;
    }
    Ok(text)
}

/// The pages.
pub(super) fn families() -> Result<Vec<Page>> {
    let cases = cases::all()?;
    let mut families: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for id in ids() {
        families.entry(family(id)).or_default().push(id);
    }
    let mut pages = Vec::new();
    for (family, ids) in families {
        pages.push(page(family, &ids, &cases)?);
    }
    pages.push(without_rule(&cases)?);
    Ok(pages)
}

fn page(family: &str, ids: &[&str], cases: &[Case]) -> Result<Page> {
    let mut text = format!("# Rules `{family}.…`\n\n");
    for id in ids {
        writeln!(text, "## `{id}` {{#{id}}}\n\n{}", meaning::markdown(&meanings(id)))?;
        let shown: Vec<_> = cases.iter().filter(|case| case.rules().any(|it| it == *id)).collect();
        if shown.is_empty() {
            writeln!(text, "It is checked when the call is performed, and by the simulator.\n")?;
        }
        for case in shown {
            writeln!(text, "{}", case.markdown())?;
        }
    }
    let path = format!("reference/errors/{}", page_of(family));
    Ok(Page { name: format!("{family}: {}", about(ids)), path, text })
}

/// The object that most of the rules are about.
fn about(ids: &[&str]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for meaning in ids.iter().flat_map(|id| meanings(id)) {
        let object = meaning.about.rsplit(" of ").next().unwrap_or_default().replace('`', "");
        let object = ["a ", "an ", "the "]
            .iter()
            .find_map(|it| object.strip_prefix(it).map(str::to_owned))
            .unwrap_or(object);
        *counts.entry(object).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(object, _)| object).unwrap_or_default()
}

/// What the macros say of their own language, and of what falls through to Rust.
fn without_rule(cases: &[Case]) -> Result<Page> {
    let mut text = String::from(
        "# Errors without a rule\n\nThese are about the language of the macros, and about what stands around a message in \
         Rust: no page of Meta's is behind them.\n\n",
    );
    let mut folder = "";
    for case in cases.iter().filter(|case| case.rules().next().is_none()) {
        if case.folder != folder {
            folder = &case.folder;
            writeln!(text, "## {}\n", heading(folder))?;
        }
        writeln!(text, "{}", case.markdown())?;
    }
    Ok(Page {
        name: "without a rule".to_owned(),
        path: "reference/errors/without-a-rule.md".to_owned(),
        text,
    })
}

fn heading(folder: &str) -> String {
    let said = match folder {
        "both" => "Both platforms at once",
        "constant" => "Constants",
        "expression" => "Expressions in place of values",
        "grammar" => "The language of the macros",
        "handler" => "Handlers of webhooks",
        "many" => "Many messages",
        "rust" => "What is Rust's own",
        other => other,
    };
    said.to_owned()
}

fn family(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

fn page_of(family: &str) -> String {
    format!("{family}.md")
}

/// A bar would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
