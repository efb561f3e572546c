//! How long an editor waits in a large file: 50 carousels with 250 cards and 500 buttons, beside as much in `maud` and in
//! struct literals of the same types. Nothing is asserted: a busy machine is slow.

mod files;

use std::time::Duration;

use crate::Outcome;
use crate::document::Document;
use crate::judge::names::offers;
use crate::marked::Marked;
use crate::project::Project;
use crate::server::Server;
use crate::timing::files::Large;

/// Measures all of it, each the best of ten after a change inside one message, and prints the ratios.
pub(crate) fn measure(server: &mut Server, project: &Project) -> Outcome {
    let [ours, literals, maud] = files::all();
    println!("{:36}{:>10}{:>10}{:>8}", "best of ten, milliseconds", "message!", "beside", "ratio");
    for (what, method) in METHODS {
        let mine = after_changes(server, project, &ours, method)?;
        for other in [&maud, &literals] {
            row(
                &format!("{what}, {}", other.name),
                mine,
                after_changes(server, project, other, method)?,
            );
        }
    }
    let mine = completion(server, project, &ours)?;
    row("completion of a key, struct literals", mine, completion(server, project, &literals)?);
    Ok(())
}

fn after_changes(
    server: &mut Server,
    project: &Project,
    large: &Large,
    method: &str,
) -> Outcome<Duration> {
    let mut document = Document::open(server, &project.source(large.file), &large.text(0))?;
    let mut times = Vec::new();
    for turn in 0..=TURNS {
        document.write(server, &large.text(turn))?;
        let answer = document.ask(server, method)?;
        let complaints = answer.result?["items"].as_array().map_or(0, Vec::len);
        if turn == TURNS && complaints > 0 {
            println!("{}: {complaints} complaints, where there should be none", large.name);
        }
        times.push(answer.took);
    }
    document.close(server)?;
    best(&times)
}

fn completion(server: &mut Server, project: &Project, large: &Large) -> Outcome<Duration> {
    let mut document = Document::open(server, &project.source(large.file), &large.text(0))?;
    let mut times = Vec::new();
    for turn in 0..=TURNS {
        let marked = Marked::read(&large.half_typed(turn));
        document.write(server, &marked.text)?;
        let (offers, took) = offers(&marked, server, &document)?;
        if turn == TURNS && !offers.iter().any(|offer| offer["label"] == "title") {
            println!("{}: `title` is not among {} offers", large.name, offers.len());
        }
        times.push(took);
    }
    document.close(server)?;
    best(&times)
}

/// The first is for warming up.
fn best(times: &[Duration]) -> Outcome<Duration> {
    let measured = times.iter().skip(1).min();
    Ok(*measured.ok_or("nothing was measured")?)
}

fn row(what: &str, ours: Duration, theirs: Duration) {
    let [ours, theirs] = [ours, theirs].map(|time| time.as_secs_f64() * 1_000.0);
    println!("{what:36}{ours:>10.1}{theirs:>10.1}{:>8.2}", ours / theirs);
}

const METHODS: [(&str, &str); 2] = [
    ("semantic tokens", "textDocument/semanticTokens/full"),
    ("diagnostics", "textDocument/diagnostic"),
];

const TURNS: usize = 10;
