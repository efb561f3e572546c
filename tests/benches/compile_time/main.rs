//! What messages cost while compiling, beside the same messages in `serde_json::json!`, and what `sendapi` costs to
//! build, beside `serde` with `serde_json`.
//!
//! `cargo bench --profile dev -p sendapi-tests --bench compile_time`, with `-- 7` for seven rounds: both sides take turns, and the
//! fastest round of each counts. The dependencies are built before the messages are checked.

mod carousels;
mod project;

use std::env;
use std::error::Error;
use std::time::Duration;

use crate::carousels::{as_json, as_messages};
use crate::project::Project;

/// How many messages stand in the one file that is checked.
const MESSAGES: usize = 1_000;
/// How often each side is measured where nothing else is asked for.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    // Without it cargo only tries whether the program runs.
    if !env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let rounds = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(ROUNDS);
    let sides = [
        Project::new("messages", &sendapi(), &as_messages(MESSAGES))?,
        Project::new("json", SERDE, &as_json(MESSAGES))?,
    ];
    for side in &sides {
        eprintln!("building what {} needs", side.name());
        side.check()?;
    }
    let check = fastest(rounds, "check", &sides, Project::check)?;
    let build = fastest(rounds.div_ceil(2), "build", &sides, Project::build_dependencies)?;
    println!("{:44}{:>10}{:>10}{:>9}", "", "sendapi", "serde", "ratio");
    row(&format!("cargo check of {MESSAGES} carousels"), check);
    row("cargo build from nothing", build);
    Ok(())
}

const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"";

fn sendapi() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../client");
    format!("sendapi = {{ path = {path:?}, default-features = false }}")
}

/// The shortest time of each side.
fn fastest(
    rounds: usize,
    what: &str,
    sides: &[Project; 2],
    measured: impl Fn(&Project) -> Result<Duration, Box<dyn Error>>,
) -> Result<[Duration; 2], Box<dyn Error>> {
    let mut fastest = [Duration::MAX; 2];
    for round in 1..=rounds {
        for (side, fastest) in sides.iter().zip(&mut fastest) {
            let time = measured(side)?;
            eprintln!("{what}, round {round} of {rounds}: {} {time:.2?}", side.name());
            *fastest = time.min(*fastest);
        }
    }
    Ok(fastest)
}

fn row(what: &str, [ours, theirs]: [Duration; 2]) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{what:44}{:>10}{:>10}{ratio:>9.3}", format!("{ours:.2?}"), format!("{theirs:.2?}"));
}
