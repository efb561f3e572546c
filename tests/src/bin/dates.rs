//! What in the tables runs out within 60 days of a day: `.ci/dates 2026-11-30`.
//!
//! It ends with 0 if nothing does, with 1 if something does, and with 2 if it was not given a day.
#![forbid(unsafe_code)]

use std::env;
use std::io::{self, Write as _};
use std::process::ExitCode;

use sendapi_core::dates::running_out;
use sendapi_core::platform::day::Day;

fn main() -> ExitCode {
    let arguments: Vec<_> =
        env::args_os().skip(1).map(|it| it.to_string_lossy().into_owned()).collect();
    match day(&arguments) {
        Ok(today) => report(today),
        Err(problem) => fail(&problem),
    }
}

fn day(arguments: &[String]) -> Result<Day, String> {
    match arguments {
        [day] => day.parse().map_err(|no_day| format!("{no_day}")),
        [] => Err("no day was given, write `.ci/dates 2026-11-30`".to_owned()),
        _ => Err("more than a day was given, write `.ci/dates 2026-11-30`".to_owned()),
    }
}

fn report(today: Day) -> ExitCode {
    let facts = running_out(today, AHEAD);
    let lines = facts.iter().map(|fact| format!("{}, {fact}\n", in_days(today.until(fact.day))));
    let told = match facts.len() {
        0 => format!("nothing runs out from {today} to {}\n", today.later(AHEAD)),
        _ => lines.collect(),
    };
    // Whoever closes the pipe has read enough.
    drop(io::stdout().write_all(told.as_bytes()));
    if facts.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn in_days(days: u64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "in 1 day".to_owned(),
        _ => format!("in {days} days"),
    }
}

fn fail(problem: &str) -> ExitCode {
    drop(writeln!(io::stderr(), "error: {problem}"));
    ExitCode::from(2)
}

/// In days: what the platform ends, it announces about three months before.
const AHEAD: u64 = 60;
