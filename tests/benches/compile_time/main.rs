//! What messages of several kinds cost while compiling, beside the same messages in `serde_json::json!`, and what
//! `sendapi` costs to build, beside `serde` with `serde_json`.
//!
//! ```text
//! cargo bench --profile dev -p sendapi-tests --bench compile_time
//! cargo bench --profile dev -p sendapi-tests --bench compile_time -- 7 --kind "variable recipient"
//! cargo bench --profile dev -p sendapi-tests --bench compile_time -- --instructions
//! ```
//!
//! A number is that of the rounds: both sides take turns, and the fastest round of each counts. `--kind` leaves out the
//! kinds that have not these letters in their name, and the build. `--instructions` counts what rustc does, in place of
//! time; it wants valgrind, and some minutes. The dependencies are built, and both sides of each kind compared, before
//! anything is measured.

#[path = "../callgrind/mod.rs"]
mod callgrind;
mod carousel;
mod kind;
mod kinds;
mod options;
mod project;
mod rustc;
mod table;

use std::env;
use std::error::Error;
use std::time::Duration;

use crate::kind::{Kind, comparison};
use crate::kinds::kinds;
use crate::options::Options;
use crate::project::Project;

/// How many messages stand in the one file that is checked while the clock runs.
const TIMED: usize = 1_000;
/// How many while instructions are counted: callgrind makes rustc fifty times as slow.
const COUNTED: usize = 100;

fn main() -> Result<(), Box<dyn Error>> {
    rustc::stand_in()?;
    // Without it cargo only tries whether the program runs.
    if !env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let options = Options::read(env::args().skip(1))?;
    let kinds = kinds();
    let kinds = options.chosen(&kinds)?;
    let sides = [Project::new("messages", &sendapi())?, Project::new("json", SERDE)?];
    prepare(&kinds, &sides)?;
    if options.instructions { count(&kinds, &sides) } else { time(&kinds, &sides, &options) }
}

const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"";

fn sendapi() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../client");
    format!("sendapi = {{ path = {path:?}, default-features = false }}")
}

fn prepare(kinds: &[&Kind], sides: &[Project; 2]) -> Result<(), Box<dyn Error>> {
    eprintln!("comparing what both sides say");
    Project::new("comparison", &[&sendapi(), SERDE].join("\n"))?.test(&comparison(kinds))?;
    for side in sides {
        eprintln!("building what {} needs", side.name());
        side.check("")?;
    }
    Ok(())
}

fn time(kinds: &[&Kind], sides: &[Project; 2], options: &Options) -> Result<(), Box<dyn Error>> {
    let [ours, theirs] = sides;
    table::head(&format!("cargo check of {TIMED} messages"));
    for kind in kinds {
        let [messages, json] = &kind.sources(TIMED);
        let checks = [(ours, messages), (theirs, json)];
        let checks = checks.map(|(side, source)| || side.check(source));
        table::times(kind.name, fastest(options.rounds, kind.name, &checks)?);
    }
    if options.kind.is_none() {
        let builds = sides.each_ref().map(|side| || side.build_dependencies());
        let rounds = options.rounds.div_ceil(2);
        table::times("cargo build from nothing", fastest(rounds, "build", &builds)?);
    }
    Ok(())
}

/// The shortest time of each side.
fn fastest(
    rounds: usize,
    what: &str,
    sides: &[impl Fn() -> Result<Duration, Box<dyn Error>>; 2],
) -> Result<[Duration; 2], Box<dyn Error>> {
    let mut fastest = [Duration::MAX; 2];
    for round in 1..=rounds {
        for ((side, name), fastest) in sides.iter().zip(["sendapi", "serde"]).zip(&mut fastest) {
            let time = side()?;
            eprintln!("{what}, round {round} of {rounds}: {name} {time:.2?}");
            *fastest = time.min(*fastest);
        }
    }
    Ok(fastest)
}

fn count(kinds: &[&Kind], sides: &[Project; 2]) -> Result<(), Box<dyn Error>> {
    if !callgrind::is_there() {
        println!("instructions are left out: valgrind is not installed");
        return Ok(());
    }
    let [ours, theirs] = sides;
    table::head(&format!("rustc on {COUNTED} messages, millions of instructions"));
    table::millions("an empty file", [ours.count("")?, theirs.count("")?]);
    for kind in kinds {
        let [messages, json] = kind.sources(COUNTED);
        table::millions(kind.name, [ours.count(&messages)?, theirs.count(&json)?]);
    }
    Ok(())
}
