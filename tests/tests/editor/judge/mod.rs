//! Whether an answer is what is wanted.

pub(crate) mod colours;
mod elsewhere;
pub(crate) mod mistakes;
pub(crate) mod names;
mod told;

use std::time::Duration;

use crate::Outcome;
use crate::document::Document;
use crate::marked::Marked;
use crate::project::HEAD;
use crate::scenario::{Scenario, Wanted};
use crate::server::Server;

/// What came of one thing that was tried.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) judged: Judged,
    /// What came back, in short.
    pub(crate) shown: String,
    pub(crate) took: Duration,
}

/// Whether it is what is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    Right,
    Wrong,
    /// It is wrong, and in plain Rust as well.
    NotOurs,
}

/// Types a scenario in and judges the answer.
pub(crate) fn run(
    scenario: &Scenario,
    server: &mut Server,
    document: &mut Document,
) -> Outcome<Verdict> {
    let head = if scenario.whole { "" } else { HEAD };
    let verdict = try_out(head, &scenario.source, &scenario.wanted, server, document)?;
    match &scenario.control {
        Some(control) if verdict.judged == Judged::Wrong => {
            let plain = try_out(head, control, &scenario.wanted, server, document)?;
            let ours = plain.judged == Judged::Right;
            let judged = if ours { Judged::Wrong } else { Judged::NotOurs };
            Ok(Verdict { judged, ..verdict })
        }
        _ => Ok(verdict),
    }
}

fn try_out(
    head: &str,
    source: &str,
    wanted: &Wanted,
    server: &mut Server,
    document: &mut Document,
) -> Outcome<Verdict> {
    let marked = Marked::read(&format!("{head}{source}"));
    document.write(server, &marked.text)?;
    match wanted {
        Wanted::Names(names) => names::judge(names, &marked, server, document),
        Wanted::Told { words, most } => told::judge(words, *most, &marked, server, document),
        Wanted::Place(words) => elsewhere::place(words, &marked, server, document),
        Wanted::Silence => mistakes::none(&marked, server, document),
        Wanted::Mistake(words) => mistakes::one(words, &marked, server, document),
        Wanted::Colours(colours) => colours::judge(colours, server, document),
        Wanted::Renamed(places) => elsewhere::renamed(*places, &marked, server, document),
        Wanted::Found(places) => elsewhere::found(*places, &marked, server, document),
        Wanted::Taken(word) => told::taken(word, &marked, server, document),
    }
}

/// The verdict on what came back: nothing is wrong with it, or something.
fn verdict(complaint: Option<String>, shown: String, took: Duration) -> Verdict {
    match complaint {
        None => Verdict { judged: Judged::Right, shown, took },
        Some(complaint) => {
            Verdict { judged: Judged::Wrong, shown: format!("{complaint}; {shown}"), took }
        }
    }
}

/// The words that are not in `text`.
fn missing<'w>(words: &'w [String], text: &str) -> Vec<&'w str> {
    words.iter().map(String::as_str).filter(|word| !text.contains(word)).collect()
}
