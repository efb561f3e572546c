//! Every link of the built site leads somewhere: to a file and an id of the site, to the crates' documentation as rustdoc has
//! made it, or by https to somebody else.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use regex::Regex;
use sendapi_core::reference::rule::ids;

use super::pages;
use crate::api::{self, DOCS};
use crate::from::{Elsewhere, LINK};
use crate::{book, finish, places};

/// Builds the site and follows its links.
pub fn links() -> Result<()> {
    let built = places::built();
    book::build(&built)?;
    let site = Site::read(&built)?;
    let docs = places::target().join("doc");
    let mut problems = unknown_rules()?;
    let (mut inside, mut outside) = (0, BTreeSet::new());
    for (page, found) in &site.pages {
        for link in &found.links {
            let problem = if let Some(item) = link.strip_prefix(DOCS) {
                outside.insert(link.clone());
                docs.exists().then(|| documented(&docs, item)).flatten()
            } else if link.contains("://") || link.starts_with("mailto:") {
                outside.insert(link.clone());
                (!link.starts_with("https://")).then(|| "is not https".to_owned())
            } else {
                inside += 1;
                site.problem(page, link)
            };
            problems.extend(problem.map(|problem| told(page, link, &problem)).transpose()?);
        }
    }
    let list: Vec<_> = outside.iter().map(String::as_str).collect();
    fs::write(places::target().join("site-external-links.txt"), list.join("\n") + "\n")?;
    if !docs.exists() {
        println!(
            "left out: links to docs.rs, for there is no {}: cargo doc makes it",
            docs.display()
        );
    }
    if problems.is_empty() {
        let (pages, outside) = (site.pages.len(), outside.len());
        println!(
            "{pages} pages, {inside} links within, {outside} to elsewhere: target/site-external-links.txt"
        );
        return Ok(());
    }
    bail!("{}", problems.join("\nerror: "))
}

/// The names of rules that pages give to links, and that are none.
fn unknown_rules() -> Result<Vec<String>> {
    let named = Regex::new(r"\[`([a-z_]+\.[a-z0-9_]+)`\]\([^)]*errors/")?;
    let known = ids();
    let mut unknown = Vec::new();
    for page in pages::all()? {
        for (line, number) in page.text.lines().zip(1..) {
            let rules = named.captures_iter(line).filter_map(|it| it.get(1)).map(|it| it.as_str());
            unknown.extend(
                rules
                    .filter(|rule| !known.contains(rule))
                    .map(|rule| format!("site/pages/{}:{number}: `{rule}` is no rule", page.name)),
            );
        }
    }
    Ok(unknown)
}

/// What the built pages have.
struct Site {
    /// By their paths.
    pages: BTreeMap<String, Found>,
    /// All files.
    files: BTreeSet<String>,
}

#[derive(Default)]
struct Found {
    ids: BTreeSet<String>,
    /// As they are written.
    links: BTreeSet<String>,
}

impl Site {
    fn read(built: &Path) -> Result<Self> {
        let mut files = BTreeSet::new();
        collect(built, "", &mut files)?;
        let mut pages = BTreeMap::new();
        for page in finish::pages(built)? {
            let name = page.strip_prefix(built)?.to_string_lossy().replace('\\', "/");
            let html = fs::read_to_string(&page)?;
            pages.insert(name.clone(), found(&html).with_context(|| name)?);
        }
        Ok(Self { pages, files })
    }

    /// What is wrong with a link on a page.
    fn problem(&self, page: &str, link: &str) -> Option<String> {
        let (path, id) = link.split_once('#').unwrap_or((link, ""));
        let file = if path.is_empty() { page.to_owned() } else { beside(page, path) };
        if !self.files.contains(&file) {
            return Some(format!("leads nowhere: there is no `{file}`"));
        }
        let has_it = id.is_empty() || self.pages.get(&file).is_some_and(|it| it.ids.contains(id));
        (!has_it).then(|| format!("leads nowhere: `{file}` has no `#{id}`"))
    }
}

/// With the page and the line on which it was written.
fn told(page: &str, link: &str, problem: &str) -> Result<String> {
    let name = page.replace(".html", ".md");
    let mut sources = vec![format!("site/pages/{name}")];
    sources.extend(Elsewhere::read()?.on(&name).map(str::to_owned));
    let written = Regex::new(&format!("{LINK}|href=\"([^\"]+)\""))?;
    let is_it = |target: &str| {
        target == link
            || target.replace(".md", ".html") == link
            || api::link(target).is_ok_and(|leads| leads.as_deref() == Some(link))
    };
    for source in sources {
        let Ok(text) = fs::read_to_string(places::root().join(&source)) else { continue };
        let has_it = |line: &str| {
            let targets = written.captures_iter(line).filter_map(|it| it.get(1).or(it.get(2)));
            targets.into_iter().any(|target| is_it(target.as_str()))
        };
        if let Some(line) = text.lines().position(has_it) {
            return Ok(format!("{source}:{}: the link `{link}` {problem}", line + 1));
        }
    }
    Ok(format!("{page}: the link `{link}` {problem}"))
}

/// What is wrong with a link to docs.rs: `sendapi/latest/sendapi/struct.Account.html#method.send`.
fn documented(docs: &Path, item: &str) -> Option<String> {
    let path = item.split_once("/latest/").map_or("", |(_, path)| path);
    let (path, id) = path.split_once('#').unwrap_or((path, ""));
    let Ok(html) = fs::read_to_string(docs.join(path)) else {
        return Some(format!("leads nowhere: rustdoc has made no `{path}`"));
    };
    let has_it = id.is_empty() || html.contains(&format!("id=\"{id}\""));
    (!has_it).then(|| format!("leads nowhere: rustdoc's `{path}` has no `#{id}`"))
}

fn found(html: &str) -> Result<Found> {
    let found = RefCell::new(Found::default());
    let add = |link: Option<String>| {
        found.borrow_mut().links.extend(link.filter(|link| !link.starts_with("data:")));
    };
    let handlers = vec![
        element!("[id]", |it| {
            found.borrow_mut().ids.extend(it.get_attribute("id"));
            Ok(())
        }),
        element!("[href]", |it| {
            add(it.get_attribute("href"));
            Ok(())
        }),
        element!("[src]", |it| {
            add(it.get_attribute("src"));
            Ok(())
        }),
    ];
    let settings = handlers.into_iter().fold(RewriteStrSettings::new(), |settings, handler| {
        settings.append_element_content_handler(handler)
    });
    rewrite_str(html, settings)?;
    Ok(found.into_inner())
}

fn collect(folder: &Path, name: &str, files: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{name}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name);
        }
    }
    Ok(())
}

/// A path that stands on a page, from the root of the site on.
fn beside(page: &str, path: &str) -> String {
    let mut parts: Vec<_> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
