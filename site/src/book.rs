//! Builds the book.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use mdbook_driver::MDBook;

use crate::own::Own;
use crate::{finish, places};

/// Builds the site into a folder, which is emptied before.
pub fn build(into: &Path) -> Result<()> {
    let own = Own::read()?;
    let mut book = MDBook::load(places::site()).context("the pages cannot be read")?;
    into.clone_into(&mut book.config.build.build_dir);
    // Its templates have the book's name in them; nothing that is left over may answer for a link.
    if into.exists() {
        ensure!(
            into.join("index.html").exists() || fs::read_dir(into)?.next().is_none(),
            "{} is no site: empty it by hand",
            into.display()
        );
        fs::remove_dir_all(into)?;
    }
    book.with_preprocessor(own);
    book.build()?;
    for (from, to) in ALSO {
        fs::copy(places::root().join(from), into.join(to)).with_context(|| from.to_owned())?;
    }
    finish::all(into)
}

/// What the site shares with the chat page, so that both look alike: file of the project, file of the site.
const ALSO: [(&str, &str); 2] =
    [("simulator/page/colours.css", "colours.css"), ("simulator/page/icon.svg", "icon.svg")];
