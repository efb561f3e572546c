//! The Rust on the pages is compiled and, unless it says `no_run`, run: by rustdoc, as tests of this crate.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use regex::Regex;

use super::pages;
use crate::places;

/// Compiles and runs all of it.
pub fn rust() -> Result<()> {
    let mut blocks = 0;
    for page in pages::all()? {
        for block in page.blocks().iter().filter(|block| block.kind.starts_with("rust")) {
            blocks += 1;
            ensure!(
                !block.kind.contains("ignore"),
                "site/pages/{}:{}: a block of Rust that is not compiled; if it cannot be, let it be `text`",
                page.name,
                block.line
            );
        }
    }
    let manifest = places::site().join("Cargo.toml");
    let test = Command::new("cargo")
        .args(["test", "--doc", "--manifest-path"])
        .arg(manifest)
        .args(["--", "--test-threads", "2", "pages::"])
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    let said = String::from_utf8_lossy(&test.stdout);
    if test.status.success() {
        let ran =
            said.lines().filter(|line| line.starts_with("test ") && line.ends_with("ok")).count();
        ensure!(
            ran == blocks,
            "{blocks} blocks of Rust stand on the pages, and {ran} were compiled:\n{said}"
        );
        println!("{ran} blocks of Rust compile, and run where they are to");
        return Ok(());
    }
    print!("{said}");
    let failed = failed(&said)?;
    ensure!(!failed.is_empty(), "cargo test --doc failed");
    bail!("{}", failed.join("\nerror: "))
}

/// A sentence for each block that failed: `test pages::how__carousel (line 12) ... FAILED`.
fn failed(said: &str) -> Result<Vec<String>> {
    let test = Regex::new(r"^test \S+ - pages::(\w+) \(line (\d+)\)( - compile)? \.\.\. FAILED$")?;
    let pages = pages::all()?;
    let mut failed = Vec::new();
    for found in said.lines().filter_map(|line| test.captures(line)) {
        let [module, line] = [1, 2].map(|group| found.get(group).map_or("", |it| it.as_str()));
        let name = |page: &str| page.replace(".md", "").replace('/', "__").replace('-', "_");
        let page = pages.iter().find(|page| name(&page.name) == module);
        let page = page.map_or(module, |page| &page.name);
        failed.push(format!("site/pages/{page}:{line}: the block of Rust does not compile or does not run: see above"));
    }
    Ok(failed)
}
