//! The compile-fail tests: what was written, and what the compiler says of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::places;

/// A file that must not compile.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// Its folder in `tests/ui/fail`.
    pub(super) folder: String,
    pub(super) written: String,
    pub(super) said: String,
}

impl Case {
    /// The rules that the compiler names.
    pub(super) fn rules(&self) -> impl Iterator<Item = &str> {
        let lines = self.said.lines().filter_map(|line| line.trim_start().strip_prefix("rule "));
        lines.filter_map(|line| line.split(',').next())
    }

    /// What was written and what the compiler says, in Markdown; without what makes an error of a warning, so that it can
    /// be tested.
    pub(super) fn markdown(&self) -> String {
        let written = self.written.trim_start_matches("#![deny(deprecated)]");
        let said =
            self.said.split("note: the lint level is defined here").next().unwrap_or_default();
        let said = said.trim_end().trim_end_matches("  |");
        format!("```rust,ignore\n{}\n```\n\n```text\n{}\n```\n", written.trim(), said.trim_end())
    }
}

/// All of them, by their paths.
pub(super) fn all() -> Result<Vec<Case>> {
    let root = places::root().join("tests/ui/fail");
    let mut cases = Vec::new();
    for folder in entries(&root)?.into_iter().filter(|it| it.is_dir()) {
        for file in entries(&folder)? {
            if file.extension().is_some_and(|it| it == "rs") {
                cases.push(read(&root, &file).with_context(|| file.display().to_string())?);
            }
        }
    }
    Ok(cases)
}

fn read(root: &Path, file: &Path) -> Result<Case> {
    let inside = file.strip_prefix(root)?.parent().context("no folder")?;
    let folder = inside.to_string_lossy().into_owned();
    let said = fs::read_to_string(file.with_extension("stderr"))?;
    Ok(Case { folder, written: fs::read_to_string(file)?, said })
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut entries = entries.collect::<Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}
