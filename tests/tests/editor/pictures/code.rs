//! Code in its colours.

use crate::Outcome;
use crate::document::Document;
use crate::judge::colours::coloured;
use crate::server::Server;

/// Code as lines of pieces, each of one colour.
pub(super) struct Code {
    pub(super) lines: Vec<Vec<Piece>>,
    text: String,
}

/// What stands in a line and has one colour.
pub(super) struct Piece {
    pub(super) column: usize,
    pub(super) text: String,
    /// What the server calls it; empty for what it calls nothing.
    pub(super) kind: String,
}

impl Code {
    /// Asks the server for its colours.
    pub(super) fn ask(server: &mut Server, document: &Document) -> Outcome<Self> {
        let answer = document.ask(server, "textDocument/semanticTokens/full")?;
        let words = coloured(&answer.result?, server.colours(), &document.text);
        let mut kinds = vec![""; document.text.len()];
        for word in &words {
            for kind in kinds.iter_mut().skip(word.start).take(word.word.len()) {
                *kind = &word.kind;
            }
        }
        for word in SYNTAX.iter().flat_map(|word| document.text.match_indices(word)) {
            for kind in kinds.iter_mut().skip(word.0).take(word.1.len()) {
                *kind = "keyword";
            }
        }
        Ok(Self { lines: lines(&document.text, &kinds), text: document.text.clone() })
    }

    /// Line and column of a place.
    pub(super) fn place(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count(), line.chars().count())
    }
}

fn lines(text: &str, kinds: &[&str]) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    let mut column = 0;
    for (place, letter) in text.char_indices() {
        if letter == '\n' {
            lines.push(Vec::new());
            column = 0;
            continue;
        }
        let kind = kinds.get(place).copied().unwrap_or_default();
        if let Some(line) = lines.last_mut() {
            append(line, letter, column, kind);
        }
        column += 1;
    }
    lines
}

fn append(line: &mut Vec<Piece>, letter: char, column: usize, kind: &str) {
    match line.last_mut() {
        Some(piece) if piece.kind == kind => piece.text.push(letter),
        _ => line.push(Piece { column, text: letter.into(), kind: kind.to_owned() }),
    }
}

/// What an editor colours by itself, so that the server leaves it out.
const SYNTAX: [&str; 2] = ["use ", "fn "];
