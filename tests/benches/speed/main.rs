//! Speed where it is felt: sending, reading, checking and the simulator, each beside the least that any program would do in
//! its place.
//!
//! ```text
//! cargo bench -p sendapi-tests --bench speed
//! cargo bench -p sendapi-tests --bench speed -- send --pairs 31
//! cargo bench -p sendapi-tests --bench speed -- --instructions
//! ```
//!
//! Both sides take turns in one run; a ratio is taken within each pair of turns, and what is shown is the median of those,
//! with the quartles behind it. Ratios are of speed: 1 is as fast as the other side. `of the cores` is the same by the time
//! that the cores spent on this program, which others on the machine change less. Servers are programs of their own, so that
//! they take nothing from the runtime that is measured.
//!
//! The table is printed, and written with plots to `target/speed`. `--brief` only tries whether all of it runs.

mod bare;
#[path = "../callgrind/mod.rs"]
mod callgrind;
mod checking;
mod file;
mod instructions;
mod machine;
mod options;
mod pair;
mod plot;
mod reading;
mod receiving;
mod report;
mod sending;
mod server;
mod setting;
mod simulating;
mod streaming;
mod webhook;
mod workload;

use std::env;

use anyhow::{Result, bail};
use clap::Parser as _;

use crate::options::Options;
use crate::report::Report;
use crate::setting::Setting;

fn main() -> Result<()> {
    if server::asked_for()? || instructions::asked_for()? {
        return Ok(());
    }
    // Without it cargo only tries whether the program runs.
    if !env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let setting = Setting::of(Options::parse())?;
    let mut report = Report::begin(&setting)?;
    for (name, part) in PARTS {
        if !setting.options.wants(name) {
            continue;
        }
        // A side that fails has no ratio, and the others have theirs all the same.
        if let Err(failure) = part(&setting, &mut report) {
            report.failed(name, &failure);
        }
    }
    report.end(&setting)?;
    if report.has_failed() {
        bail!("not all of it could be measured");
    }
    Ok(())
}

/// What is measured, in the order of the report. The outbox has a benchmark of its own, with the databases that it needs.
const PARTS: &[(&str, Part)] = &[
    ("sending", sending::part),
    ("sizes", sending::sizes),
    ("accounts", sending::accounts),
    ("streaming", streaming::part),
    ("reading", reading::part),
    ("receiving", receiving::part),
    ("checking", checking::part),
    ("file", file::part),
    ("simulator", simulating::part),
    ("instructions", instructions::part),
    ("outbox", elsewhere),
];

/// What is not measured here.
#[expect(clippy::unnecessary_wraps, reason = "a part like the others")]
fn elsewhere(_: &Setting, report: &mut Report) -> Result<()> {
    report.left_out("the outbox", "it has its own: cargo bench -p sendapi-outbox");
    Ok(())
}

type Part = fn(&Setting, &mut Report) -> Result<()>;
