//! What is changed in mdBook's pages: the colours and the icon of the chat page, two themes that are named for what they are,
//! and what reaches people who have no mouse.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use lol_html::html_content::ContentType::{Html, Text};
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// Changes all pages in a folder.
pub fn all(folder: &Path) -> Result<()> {
    for page in pages(folder)? {
        let html = fs::read_to_string(&page)?;
        let up = "../".repeat(page.strip_prefix(folder)?.components().count() - 1);
        let finished = finished(&html, &up).with_context(|| page.display().to_string())?;
        fs::write(&page, finished)?;
    }
    Ok(())
}

/// Every page of a built site.
pub fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(pages(&path)?);
        } else if path.extension().is_some_and(|it| it == "html") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn finished(html: &str, up: &str) -> Result<String> {
    let colours = format!(r#"<link rel="stylesheet" href="{up}colours.css">"#);
    let icon = format!(r#"<link rel="icon" type="image/svg+xml" href="{up}icon.svg">"#);
    let handlers = vec![
        // Before mdBook's own sheets, whose variables are set from them.
        element!("meta[charset]", |it| {
            it.after(&(colours.clone() + &icon), Html);
            Ok(())
        }),
        element!("head link[rel~=icon]", |it| {
            if it.get_attribute("href").is_some_and(|href| href.contains("favicon")) {
                it.remove();
            }
            Ok(())
        }),
        element!("#mdbook-theme-rust, #mdbook-theme-coal, #mdbook-theme-ayu", |it| {
            it.remove();
            Ok(())
        }),
        element!("#mdbook-theme-navy", |it| {
            it.set_inner_content("Dark", Text);
            Ok(())
        }),
        // The book's name stands in the bar of every page: the page's own is its heading.
        element!("h1.menu-title", |it| Ok(it.set_tag_name("p")?)),
        // A label is no button to a screen reader, nor to the keys (`theme/site.js`).
        element!("#mdbook-sidebar-toggle", |it| {
            it.set_attribute("role", "button")?;
            Ok(it.set_attribute("tabindex", "0")?)
        }),
        // What scrolls sideways is reached by keys.
        element!("main pre > code, main .table-wrapper", |it| Ok(
            it.set_attribute("tabindex", "0")?
        )),
        element!("main .table-wrapper", |it| {
            it.set_attribute("role", "group")?;
            Ok(it.set_attribute("aria-label", "Table")?)
        }),
    ];
    let settings = handlers.into_iter().fold(RewriteStrSettings::new(), |settings, handler| {
        settings.append_element_content_handler(handler)
    });
    Ok(rewrite_str(html, settings)?)
}
