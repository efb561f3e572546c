//! The workspace of cargo's that a bot comes to lie in: it refuses to build a package there of which it does not know.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What to do where there is one.
pub(super) fn warning(name: &str) -> Option<String> {
    let here = env::current_dir().ok()?;
    let manifest = here.ancestors().find_map(workspace)?;
    Some(format!(
        "`{}` is that of a workspace: cargo builds the bot once `members` there names it, or `exclude` does, or once \
         `{name}` lies elsewhere",
        manifest.display()
    ))
}

fn workspace(folder: &Path) -> Option<PathBuf> {
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).ok()?;
    let is_one = text.lines().any(|line| line.trim_start().starts_with("[workspace"));
    is_one.then_some(manifest)
}
