//! What is told of a place: over it, and of what is called there.

use super::{Verdict, missing, verdict};
use crate::Outcome;
use crate::document::Document;
use crate::marked::Marked;
use crate::server::Server;

/// So many things at most are told of, with these words.
pub(super) fn judge(
    words: &[String],
    most: usize,
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let answer = document.ask_at(server, "textDocument/hover", marked.cursor)?;
    let result = answer.result?;
    let shown = result["contents"]["value"].as_str().unwrap_or_default();
    let things = things(shown);
    let missing = missing(words, shown);
    let complaint = if !missing.is_empty() {
        Some(format!("does not say {}", missing.join(", ")))
    } else if let Some(hidden) = things.iter().find(|thing| is_of_ours(thing)) {
        Some(format!("says what is hidden: {hidden}"))
    } else if let Some(hidden) = hidden_name(shown) {
        Some(format!("says a hidden name: {hidden}"))
    } else if things.len() > most {
        Some(format!("says {} things", things.len()))
    } else {
        None
    };
    Ok(verdict(complaint, things.join(" | "), answer.took))
}

/// Whether a thing is one of those by which an editor completes, and no member, variant or type.
fn is_of_ours(thing: &str) -> bool {
    ["__KeysOf", "__words_of", "__head_of", "expansion::editor"]
        .iter()
        .any(|name| thing.contains(name))
}

/// A name that is for no user's eyes, be it the member of a struct or a variant.
fn hidden_name(shown: &str) -> Option<&str> {
    let mut words = shown.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.find(|word| word.starts_with("__"))
}

/// The first line of code of each thing that is told of. Between two of them is a line; and each begins with its path,
/// in code, where it has one.
fn things(shown: &str) -> Vec<String> {
    let parts = shown.split("\n---\n").filter(|part| part.trim_start().starts_with("```rust"));
    parts.map(|part| part.split("```").filter_map(code).collect::<Vec<_>>().join(" ")).collect()
}

fn code(block: &str) -> Option<String> {
    let line = block.strip_prefix("rust\n")?.lines().next()?;
    Some(line.chars().take(LENGTH).collect())
}

/// What is called takes this.
pub(super) fn taken(
    word: &str,
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let answer = document.ask_at(server, "textDocument/signatureHelp", marked.cursor)?;
    let result = answer.result?;
    let signatures = result["signatures"].as_array().into_iter().flatten();
    let labels: Vec<_> = signatures.filter_map(|one| one["label"].as_str()).collect();
    let shown = labels.join(" | ");
    let complaint = (!shown.contains(word)).then(|| format!("does not say {word}"));
    Ok(verdict(complaint, shown, answer.took))
}

const LENGTH: usize = 60;
