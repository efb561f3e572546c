//! Where else something is: where it is declared, where it is used.

use std::fs;

use serde_json::{Value, json};

use super::{Verdict, missing, verdict};
use crate::Outcome;
use crate::document::Document;
use crate::marked::{Marked, at};
use crate::server::Server;

/// It is declared in one place, in a line with these words.
pub(super) fn place(
    words: &[String],
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let answer = document.ask_at(server, "textDocument/definition", marked.cursor)?;
    let result = answer.result?;
    let places = result.as_array().into_iter().flatten();
    let lines: Vec<_> = places.map(|place| line(place, document)).collect();
    let fitting = lines.iter().any(|line| missing(words, line).is_empty());
    let complaint = if !fitting {
        Some(format!("does not lead to {}", words.join(", ")))
    } else if lines.len() > 1 {
        Some(format!("leads to {} places", lines.len()))
    } else {
        None
    };
    Ok(verdict(complaint, lines.join(" | "), answer.took))
}

/// The line that a link leads to.
fn line(link: &Value, document: &Document) -> String {
    let uri = link["targetUri"].as_str().unwrap_or_default();
    let text = if uri == document.uri() {
        document.text.clone()
    } else {
        fs::read_to_string(uri.trim_start_matches("file://")).unwrap_or_default()
    };
    let number = link["targetSelectionRange"]["start"]["line"].as_u64();
    let number = number.and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
    text.lines().nth(number).unwrap_or_default().trim().to_owned()
}

/// It is called otherwise in so many places.
pub(super) fn renamed(
    places: usize,
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let method = "textDocument/rename";
    let name = json!({ "newName": "another" });
    let answer = document.ask_more(server, method, marked.cursor, &name)?;
    let edits = match &answer.result {
        Ok(result) => edits(result, document),
        Err(why) => return Ok(verdict(Some(why.clone()), String::new(), answer.took)),
    };
    Ok(verdict(miscounted(edits.len(), places), edits.join(" | "), answer.took))
}

fn edits(result: &Value, document: &Document) -> Vec<String> {
    let changes = result["documentChanges"].as_array().into_iter().flatten();
    let edits = changes.filter_map(|change| change["edits"].as_array()).flatten();
    let old = |edit: &Value| at(&document.text, &edit["range"]).to_owned();
    edits.map(|edit| format!("{} becomes {}", old(edit), edit["newText"])).collect()
}

/// It stands in so many places of the file.
pub(super) fn found(
    places: usize,
    marked: &Marked,
    server: &mut Server,
    document: &Document,
) -> Outcome<Verdict> {
    let method = "textDocument/references";
    let context = json!({ "context": { "includeDeclaration": true } });
    let answer = document.ask_more(server, method, marked.cursor, &context)?;
    let result = answer.result?;
    let all = result.as_array().into_iter().flatten();
    let here: Vec<_> = all.filter(|place| place["uri"] == document.uri()).collect();
    let shown: Vec<_> = here.iter().map(|place| at(&document.text, &place["range"])).collect();
    Ok(verdict(miscounted(here.len(), places), shown.join(" | "), answer.took))
}

fn miscounted(count: usize, places: usize) -> Option<String> {
    (count != places).then(|| format!("{count} places, not {places}"))
}
