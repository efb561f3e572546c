//! What it costs to make a message and write it down, beside a copy of bytes that are ready and beside
//! `serde_json::json!` with `to_writer`.
//!
//! ```text
//! cargo bench -p sendapi-tests --bench building
//! cargo bench -p sendapi-tests --bench building -- 999 --instructions
//! ```
//!
//! A number is that of the rounds. In each round the sides take turns; what is printed is the median. With
//! `--instructions` they are counted too, by valgrind. `--bench allocations` counts what the same sides allocate.

#[path = "../callgrind/mod.rs"]
mod callgrind;
mod instructions;
mod shelf;
mod turns;

use std::env;
use std::error::Error;

use crate::shelf::{KINDS, Kind, SIDES};
use crate::turns::Turns;

/// How many rounds there are where nothing else is asked for.
const ROUNDS: usize = 501;

fn main() -> Result<(), Box<dyn Error>> {
    if instructions::asked_for()? {
        return Ok(());
    }
    // Without it cargo only tries whether the program runs.
    if !env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let rounds = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(ROUNDS);
    time(rounds)?;
    if env::args().any(|argument| argument == "--instructions") { count() } else { Ok(()) }
}

fn time(rounds: usize) -> Result<(), Box<dyn Error>> {
    head("nanoseconds, ten cards");
    for kind in &KINDS {
        let turns = Turns::take(kind, &kind.given()?, rounds);
        let copy = turns.median(|[copy, ..]| copy);
        let ours = turns.median(|[_, ours, _]| ours);
        let theirs = turns.median(|[.., theirs]| theirs);
        let over_copy = turns.median(|[copy, ours, _]| ours / copy);
        let below_json = turns.median(|[_, ours, theirs]| theirs / ours);
        row(kind, [copy, ours, theirs], [over_copy, below_json]);
    }
    Ok(())
}

fn count() -> Result<(), Box<dyn Error>> {
    if !callgrind::is_there() {
        println!("instructions are left out: valgrind is not installed");
        return Ok(());
    }
    head("instructions, ten cards");
    for kind in &KINDS {
        let [copy, ours, theirs] = SIDES.map(|side| instructions::of(kind, side).map(f64::from));
        let [copy, ours, theirs] = [copy?, ours?, theirs?];
        row(kind, [copy, ours, theirs], [ours / copy, theirs / ours]);
    }
    Ok(())
}

fn head(what: &str) {
    let [copy, ours, theirs] = SIDES;
    let [over_copy, below_json] = [format!("{ours}/{copy}"), format!("{theirs}/{ours}")];
    println!("{what:28}{copy:>10}{ours:>10}{theirs:>10}{over_copy:>16}{below_json:>16}");
}

fn row(kind: &Kind, [copy, ours, theirs]: [f64; 3], [over_copy, below_json]: [f64; 2]) {
    let name = kind.name;
    println!("{name:28}{copy:>10.0}{ours:>10.0}{theirs:>10.0}{over_copy:>16.2}{below_json:>16.2}");
}
