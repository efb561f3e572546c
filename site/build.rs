//! Makes a module of each page with Rust in it, so that `cargo test --doc` compiles and runs the code, and no page is forgotten.
//!
//! Each module is a file of its own whose first line is the page: so the line that rustdoc tells is the line of the page.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

fn main() -> Result<()> {
    let site = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let pages = site.join("pages");
    println!("cargo::rerun-if-changed={}", pages.display());
    let mut modules = String::new();
    for page in markdown(&pages)? {
        println!("cargo::rerun-if-changed={}", page.display());
        if !fs::read_to_string(&page)?.contains("```rust") {
            continue;
        }
        let inside = page.strip_prefix(&pages)?.with_extension("");
        let name = inside.to_string_lossy().replace(['/', '\\'], "__").replace('-', "_");
        let file = out.join(format!("{name}.rs"));
        fs::write(&file, format!("#![doc = include_str!({:?})]\n", page.display().to_string()))?;
        writeln!(modules, "#[path = {:?}]\nmod {name};", file.display().to_string())?;
    }
    fs::write(out.join("pages.rs"), modules).context("the list of pages")
}

fn markdown(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(markdown(&path)?);
        } else if path.extension().is_some_and(|it| it == "md") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
