//! The shell commands on the pages are run, in front of a simulator, and print what stands below them.
//!
//! A block `sh` is run, in a folder of its page's own, one after the other. A block `sh,not_run` is not, and the line before it
//! says why: `<!-- not run: it asks Meta -->`. A block `text` right below one that is run is what it prints.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use sendapi_simulator::Simulator;

use super::pages::{self, Block, Page};
use crate::places;

/// Runs all of them.
pub fn shell() -> Result<()> {
    let programs = places::target().join("debug");
    let command = programs.join(format!("sendapi{}", env::consts::EXE_SUFFIX));
    ensure!(command.exists(), "{} is not there: cargo build -p sendapi-command", command.display());
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let mut count = 0;
    for page in pages::all()? {
        let blocks = page.blocks();
        if blocks.iter().any(|block| block.kind.starts_with("sh")) {
            let simulator = runtime.block_on(Simulator::builder().page("101").start())?;
            count += of_page(&page, &blocks, &programs, simulator.url())?;
        }
    }
    println!("{count} blocks of shell commands run, and print what the pages say");
    Ok(())
}

fn of_page(page: &Page, blocks: &[Block], programs: &Path, url: &str) -> Result<usize> {
    let folder = tempfile::tempdir()?;
    let mut count = 0;
    for (at, block) in blocks.iter().enumerate() {
        let place = format!("site/pages/{}:{}", page.name, block.line);
        match &*block.kind {
            "sh" => {}
            "sh,not_run" if block.before.starts_with("<!-- not run: ") => continue,
            "sh,not_run" => bail!(
                "{place}: it is not run, and the line before it says not why: <!-- not run: … -->"
            ),
            _ => continue,
        }
        count += 1;
        let said = run(block, programs, url, folder.path()).with_context(|| place.clone())?;
        let below = blocks.get(at + 1).filter(|next| next.kind == "text");
        let expected = below.filter(|next| next.before == block.before);
        if let Some(expected) = expected {
            let said = said.replace(url, "http://127.0.0.1:4000");
            ensure!(
                said.trim() == expected.code.trim(),
                "{place}: it prints something else than stands below it:\n{said}"
            );
        }
    }
    Ok(count)
}

/// What it prints; an error where it fails.
fn run(block: &Block, programs: &Path, url: &str, folder: &Path) -> Result<String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([programs.to_owned()].into_iter().chain(env::split_paths(&path)))?;
    let ran = Command::new("bash")
        .args(["-euc", &block.code])
        .current_dir(folder)
        .env("PATH", path)
        .env("SENDAPI_URL", url)
        .env("SENDAPI_TOKEN", "any-token")
        .stdin(Stdio::null())
        .output()
        .context("bash cannot be started")?;
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    ensure!(
        ran.status.success(),
        "the commands fail:\n{said}{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Ok(said)
}
