//! What the editor itself has against a file, without the compiler.

use std::time::Duration;

use serde_json::Value;

use super::{Verdict, missing, verdict};
use crate::Outcome;
use crate::document::Document;
use crate::marked::{Marked, at, offset};
use crate::server::Server;

/// Nothing at all, but that what is marked is not compiled.
pub(super) fn none(marked: &Marked, server: &mut Server, document: &Document) -> Outcome<Verdict> {
    let (mut complaints, took) = complaints(server, document)?;
    complaints.retain(|complaint| !is_about_inactive(complaint, marked));
    let complaint = (!complaints.is_empty()).then(|| format!("{} complaints", complaints.len()));
    Ok(verdict(complaint, listed(&complaints, document), took))
}

/// One error, at what is marked, with these words.
pub(super) fn one(
    words: &[String],
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let (complaints, took) = complaints(server, document)?;
    let errors: Vec<_> = complaints.into_iter().filter(|one| one["severity"] == 1).collect();
    let complaint = wrong(words, marked, &errors, document);
    Ok(verdict(complaint, listed(&errors, document), took))
}

/// Whether it says that code is inactive which is marked, and no other.
fn is_about_inactive(complaint: &Value, marked: &Marked) -> bool {
    let place = |end: &str| offset(&marked.text, &complaint["range"][end]);
    let within = marked.piece.start <= place("start") && place("end") <= marked.piece.end;
    complaint["code"] == "inactive_code" && within
}

fn wrong(
    words: &[String],
    marked: &Marked,
    errors: &[Value],
    document: &Document,
) -> Option<String> {
    let ours = errors.iter().find(|error| missing(words, message(error)).is_empty());
    let Some(ours) = ours else { return Some(format!("no error says {}", words.join(", "))) };
    let (piece, place) =
        (marked.text.get(marked.piece.clone())?, at(&document.text, &ours["range"]));
    let starts_there = offset(&document.text, &ours["range"]["start"]) == marked.piece.start;
    // One token is all that a macro's error has there, where the compiler underlines several.
    if place.is_empty() || !starts_there || place.len() > piece.len() {
        return Some(format!("it is at `{}`, not at `{}`", short(place), short(piece)));
    }
    (errors.len() > 1).then(|| format!("{} errors", errors.len()))
}

pub(crate) fn complaints(
    server: &mut Server,
    document: &Document,
) -> Outcome<(Vec<Value>, Duration)> {
    let answer = document.ask(server, "textDocument/diagnostic")?;
    let result = answer.result?;
    Ok((result["items"].as_array().cloned().unwrap_or_default(), answer.took))
}

pub(crate) fn message(complaint: &Value) -> &str {
    complaint["message"].as_str().unwrap_or_default()
}

fn listed(complaints: &[Value], document: &Document) -> String {
    let shown = complaints.iter().map(|complaint| {
        let place = at(&document.text, &complaint["range"]);
        let message = message(complaint).lines().next().unwrap_or_default();
        format!("`{}`: {message}", short(place))
    });
    shown.collect::<Vec<_>>().join(" | ")
}

fn short(piece: &str) -> String {
    piece.lines().next().unwrap_or_default().chars().take(LENGTH).collect()
}

const LENGTH: usize = 80;
