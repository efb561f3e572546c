//! Pages that are made of the one schema, the tables beside it and the compile-fail tests: nothing in them is written down here.
//!
//! A page asks for one by `{{generated NAME}}`; what is too much for one page stands in pages below it.

mod cases;
mod changes;
mod codes;
mod meaning;
mod objects;
mod rules;

use anyhow::{Result, bail};
use regex::Regex;

/// A page that no file has.
#[derive(Clone, Debug)]
pub struct Page {
    /// As it is called in the table of contents.
    pub name: String,
    /// Where it is, from the first page on.
    pub path: String,
    /// Its text, in Markdown.
    pub text: String,
}

/// A page with what it asks for.
pub fn into(page: &str, text: &str) -> Result<String> {
    let asks = Regex::new(r"\{\{generated ([a-z-]+)\}\}")?;
    let mut whole = String::new();
    let mut rest = 0;
    for asked in asks.captures_iter(text) {
        let (Some(all), Some(what)) = (asked.get(0), asked.get(1)) else { continue };
        whole.push_str(text.get(rest..all.start()).unwrap_or_default());
        whole.push_str(&match what.as_str() {
            "rules" => rules::index()?,
            "changes" => changes::table(),
            "versions" => changes::versions(),
            "codes" => codes::sections(),
            "objects" => objects::objects()?,
            "calls" => objects::calls()?,
            other => bail!("site/pages/{page}: `{other}` is nothing that is generated"),
        });
        rest = all.end();
    }
    whole.push_str(text.get(rest..).unwrap_or_default());
    Ok(whole)
}

/// The pages below a page.
pub fn below(page: &str) -> Result<Vec<Page>> {
    if page == rules::PAGE { rules::families() } else { Ok(Vec::new()) }
}
