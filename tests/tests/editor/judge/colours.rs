//! Colours by meaning.

use serde_json::Value;

use super::{Verdict, verdict};
use crate::Outcome;
use crate::document::Document;
use crate::marked::{at, offset};
use crate::server::Server;

/// A word that is coloured, where it stands and as what.
pub(crate) struct Coloured<'d> {
    pub(crate) start: usize,
    pub(crate) word: &'d str,
    pub(crate) kind: String,
}

pub(super) fn judge(
    wanted: &[(&str, &[&str])],
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let answer = document.ask(server, "textDocument/semanticTokens/full")?;
    let coloured = coloured(&answer.result?, server.colours(), &document.text);
    let body = body(&document.text);
    let inside: Vec<_> = coloured.into_iter().filter(|one| one.start > body).collect();
    let wrong = wanted.iter().filter_map(|(word, kinds)| {
        let all: Vec<_> = inside.iter().filter(|one| one.word == *word).collect();
        let right = !all.is_empty() && all.iter().all(|one| kinds.contains(&one.kind.as_str()));
        let kinds: Vec<_> = all.iter().map(|one| one.kind.as_str()).collect();
        (!right).then(|| format!("`{word}` is {kinds:?}"))
    });
    let wrong: Vec<_> = wrong.collect();
    let complaint = (!wrong.is_empty()).then(|| wrong.join(", "));
    Ok(verdict(complaint, format!("{} words", inside.len()), answer.took))
}

/// Where the first macro's body begins.
fn body(text: &str) -> usize {
    text.find("!(").unwrap_or(0)
}

/// Five numbers for each: lines and letters behind the last, length, kind, and what else there is to say.
pub(crate) fn coloured<'d>(result: &Value, kinds: &Value, text: &'d str) -> Vec<Coloured<'d>> {
    let data = result["data"].as_array().map(Vec::as_slice).unwrap_or_default();
    let numbers: Vec<_> = data.iter().filter_map(Value::as_u64).collect();
    let (mut line, mut character) = (0, 0);
    let words = numbers.as_chunks::<5>().0.iter().map(|[down, right, length, kind, _]| {
        line += down;
        character = if *down > 0 { *right } else { character + right };
        let place = |character| serde_json::json!({ "line": line, "character": character });
        let range =
            serde_json::json!({ "start": place(character), "end": place(character + length) });
        let kind = usize::try_from(*kind).ok().and_then(|kind| kinds[kind].as_str());
        Coloured {
            start: offset(text, &range["start"]),
            word: at(text, &range),
            kind: kind.unwrap_or_default().to_owned(),
        }
    });
    words.collect()
}
