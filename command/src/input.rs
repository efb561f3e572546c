//! What is read: requests in JSON, one in a file or one on each line.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// A request in JSON, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) place: Place,
    pub(crate) text: String,
}

/// Where a request stands.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) name: String,
    /// Its line, from 1, if there is one on each.
    pub(crate) line: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// The requests in a file, or on standard input if the name is `-`.
pub(crate) fn read(name: &str, lines: bool) -> Result<Vec<Document>, Unreadable> {
    let unreadable = |why| Unreadable { name: shown(name), why };
    let bytes = bytes(name).map_err(|error| unreadable(Why::Io(error)))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| unreadable(Why::NoText(error.utf8_error().valid_up_to())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let documents =
        if lines || has_lines(name) { each_line(name, text) } else { whole(name, text) };
    if documents.is_empty() { Err(unreadable(Why::Empty)) } else { Ok(documents) }
}

fn bytes(name: &str) -> io::Result<Vec<u8>> {
    if name != STDIN {
        return fs::read(name);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map(|_| bytes)
}

fn has_lines(name: &str) -> bool {
    let extension = Path::new(name).extension();
    extension
        .is_some_and(|extension| LINES.iter().any(|lines| extension.eq_ignore_ascii_case(lines)))
}

fn whole(name: &str, text: &str) -> Vec<Document> {
    let place = Place { name: shown(name), line: None };
    let document = Document { place, text: text.to_owned() };
    if text.trim().is_empty() { Vec::new() } else { vec![document] }
}

fn each_line(name: &str, text: &str) -> Vec<Document> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let document = |(line, number): (&str, usize)| Document {
        place: Place { name: shown(name), line: Some(number) },
        text: line.to_owned(),
    };
    lines.map(document).collect()
}

fn shown(name: &str) -> String {
    if name == STDIN { "standard input".to_owned() } else { name.to_owned() }
}

/// A file from which no request can be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    name: String,
    why: Why,
}

#[derive(Debug)]
enum Why {
    Io(io::Error),
    NoText(usize),
    Empty,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.why {
            Why::Io(error) => write!(f, "`{name}` cannot be read: {error}"),
            Why::NoText(byte) => {
                write!(f, "`{name}` is no text: byte {byte} is not UTF-8, save it as UTF-8")
            }
            Why::Empty => write!(f, "`{name}` is empty, write a request in JSON into it"),
        }
    }
}

const STDIN: &str = "-";
const LINES: [&str; 2] = ["jsonl", "ndjson"];
