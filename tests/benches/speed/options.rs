//! What is asked for behind `--` on the command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

/// What is measured, and how thoroughly.
#[derive(Debug, Parser)]
#[command(name = "speed")]
pub(crate) struct Options {
    /// What to measure, by a part of its name; everything, if nothing is asked for
    #[arg(value_name = "PART")]
    names: Vec<String>,
    /// How often each side takes its turn
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..))]
    pairs: u16,
    /// About how long a turn takes, in milliseconds
    #[arg(long, default_value_t = 300)]
    turn: u64,
    /// Only tries whether all of it runs: its numbers mean nothing
    #[arg(long)]
    pub(crate) brief: bool,
    /// Counts instructions by valgrind too
    #[arg(long)]
    pub(crate) instructions: bool,
    /// Where the report goes
    #[arg(long, value_name = "FOLDER", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/speed"))]
    pub(crate) into: PathBuf,
    /// Cargo's own, which says that this is no trial run
    #[arg(long, hide = true)]
    bench: bool,
}

impl Options {
    pub(crate) fn pairs(&self) -> usize {
        if self.brief { 1 } else { self.pairs.into() }
    }

    pub(crate) const fn turn(&self) -> Duration {
        Duration::from_millis(if self.brief { 5 } else { self.turn })
    }

    /// Whether the part of this name is asked for.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|part| name.contains(part.as_str()))
    }
}
