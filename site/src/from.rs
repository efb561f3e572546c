//! `{{from client/docs/going-live.md}}` on a page is the text of that file of the project, and
//! `{{from README.md#a-bot-in-ten-minutes}}` a section of it: so nothing is written twice.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result, bail};
use regex::{Captures, Regex};

use crate::check;
use crate::places::{self, REPOSITORY};

/// Which page of the book has the text of which file.
#[derive(Debug)]
pub struct Elsewhere {
    /// By the file, with the section's id behind `#` where it is one.
    pages: BTreeMap<String, String>,
}

impl Elsewhere {
    /// Looks for it on all pages.
    pub fn read() -> Result<Self> {
        let mut pages = BTreeMap::new();
        for page in check::pages::all()? {
            for taken in directive()?.captures_iter(&page.text) {
                pages.insert(word(&taken, 1).to_owned(), page.name.clone());
            }
        }
        Ok(Self { pages })
    }

    /// The files whose text is on a page.
    pub fn on<'a>(&'a self, page: &'a str) -> impl Iterator<Item = &'a str> {
        let pages = self.pages.iter().filter(move |(_, on)| *on == page);
        pages.map(|(file, _)| file.split('#').next().unwrap_or(file))
    }

    /// The page with the texts that it asks for.
    pub(crate) fn taken(&self, page: &str, text: &str) -> Result<String> {
        let mut whole = String::new();
        let mut rest = 0;
        for asked in directive()?.captures_iter(text) {
            let (Some(all), source) = (asked.get(0), word(&asked, 1)) else { continue };
            whole.push_str(text.get(rest..all.start()).unwrap_or_default());
            let taken = self.text(page, source);
            whole.push_str(&taken.with_context(|| format!("site/pages/{page}: {source}"))?);
            rest = all.end();
        }
        whole.push_str(text.get(rest..).unwrap_or_default());
        Ok(whole)
    }

    fn text(&self, page: &str, source: &str) -> Result<String> {
        let (file, section) = source.split_once('#').map_or((source, None), |(f, s)| (f, Some(s)));
        let text = fs::read_to_string(places::root().join(file))?;
        let text = match section {
            None => text,
            Some(id) => cut(&text, id).with_context(|| format!("no section `{id}`"))?,
        };
        on_page(&text, |_, target| self.link(page, file, target))
    }

    /// Where a link of that file leads from this page; none where it stays as it is.
    fn link(&self, page: &str, file: &str, target: &str) -> Result<Option<String>> {
        let readme = target.strip_prefix(REPOSITORY).filter(|rest| rest.starts_with('#'));
        let in_project = match readme {
            Some(section) => format!("README.md{section}"),
            None if target.starts_with('#') || target.contains(':') => return Ok(None),
            None => beside(file, target)?,
        };
        if let Some(on) = self.pages.get(&in_project) {
            return Ok(Some(up(page) + on));
        }
        let (other, id) = in_project.split_once('#').unwrap_or((&in_project, ""));
        if let Some(on) = self.pages.get(other) {
            return Ok(Some(format!("{}{on}#{id}", up(page))));
        }
        if !places::root().join(other).exists() {
            bail!("its link `{target}` leads to no file");
        }
        Ok(Some(format!("{REPOSITORY}/blob/main/{in_project}")))
    }
}

/// A text with its links changed; code stays as it is.
pub(crate) fn on_page(
    text: &str,
    change: impl Fn(usize, &str) -> Result<Option<String>>,
) -> Result<String> {
    let links = Regex::new(LINK)?;
    let mut whole = String::with_capacity(text.len());
    let mut in_code = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        if in_code || is_fence {
            whole.push_str(line);
            continue;
        }
        let mut rest = 0;
        for link in links.captures_iter(line) {
            let Some(target) = link.get(1) else { continue };
            let changed = change(number + 1, target.as_str());
            let Some(to) = changed.with_context(|| format!("line {}", number + 1))? else {
                continue;
            };
            whole.push_str(line.get(rest..target.start()).unwrap_or_default());
            whole.push_str(&to);
            rest = target.end();
        }
        whole.push_str(line.get(rest..).unwrap_or_default());
    }
    Ok(whole)
}

/// A section with all below it, its headings a level higher, so that it makes a page.
fn cut(text: &str, id: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| !(line.starts_with("## ") && slug(line) == id));
    let mut cut = lines.next()?.strip_prefix('#')?.to_owned() + "\n";
    for line in lines.take_while(|line| !line.starts_with("## ")) {
        cut.push_str(if line.starts_with("###") { line.strip_prefix('#')? } else { line });
        cut.push('\n');
    }
    Some(cut)
}

/// As code hosts make ids of headings.
fn slug(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    words
        .replace(' ', "-")
        .chars()
        .filter(|it| it.is_alphanumeric() || "-_".contains(*it))
        .collect()
}

/// A path that stands in a file, from the root on.
fn beside(file: &str, target: &str) -> Result<String> {
    let mut parts: Vec<_> = file.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." if parts.pop().is_some() => {}
            ".." => bail!("its link `{target}` leads out of the project"),
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// From a page to the root of the book.
fn up(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

fn directive() -> Result<Regex> {
    Ok(Regex::new(r"\{\{from ([^}]+)\}\}")?)
}

fn word<'t>(captures: &Captures<'t>, group: usize) -> &'t str {
    captures.get(group).map_or("", |found| found.as_str())
}

/// The target of a link in Markdown.
pub(crate) const LINK: &str = r"\]\(([^)\s]+)\)";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_becomes_a_page() {
        let text = "# A\n\n## One two\n\nx\n\n### Three\n\n## Four\n";
        assert_eq!(cut(text, "one-two").as_deref(), Some("# One two\n\nx\n\n## Three\n\n"));
        assert_eq!(cut(text, "five"), None);
    }

    #[test]
    fn links_change_and_code_does_not() -> Result<()> {
        let text = "[a](b.md)\n```rust\n[a](b.md)\n```\n[c](d.md) [e](f)\n";
        let changed =
            on_page(text, |_, target| Ok((target != "f").then(|| target.to_uppercase())))?;
        assert_eq!(changed, "[a](B.MD)\n```rust\n[a](b.md)\n```\n[c](D.MD) [e](f)\n");
        Ok(())
    }

    #[test]
    fn a_path_stands_beside_its_file() -> Result<()> {
        assert_eq!(beside("README.md", "client/docs/a.md#b")?, "client/docs/a.md#b");
        assert_eq!(beside("client/docs/a.md", "../src/lib.rs")?, "client/src/lib.rs");
        assert!(beside("README.md", "../x").is_err());
        Ok(())
    }

    #[test]
    fn links_to_the_readme_lead_to_the_page_that_has_the_section() -> Result<()> {
        let pages =
            [("README.md#guide", "start/guide.md"), ("client/docs/going-live.md", "live.md")];
        let pages = pages.map(|(file, page)| (file.to_owned(), page.to_owned())).into();
        let elsewhere = Elsewhere { pages };
        let link = |target: &str| elsewhere.link("how/x.md", "README.md", target);
        assert_eq!(link("client/docs/going-live.md#a")?.as_deref(), Some("../live.md#a"));
        assert_eq!(link(&format!("{REPOSITORY}#guide"))?.as_deref(), Some("../start/guide.md"));
        assert_eq!(link("https://x.example")?, None);
        assert!(link("no/such.md").is_err());
        assert!(link("CHANGELOG.md")?.is_some_and(|to| to.starts_with("https://")));
        Ok(())
    }
}
