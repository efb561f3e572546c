//! Text with a cursor in it.

use std::ops::Range;

use serde_json::{Value, json};

/// Text in which `¦` was the cursor, and `«` and `»` stood round a piece of it.
#[derive(Debug)]
pub(crate) struct Marked {
    pub(crate) text: String,
    /// Where the cursor was; 0 where there was none.
    pub(crate) cursor: usize,
    /// What the marks stood round.
    pub(crate) piece: Range<usize>,
}

impl Marked {
    pub(crate) fn read(source: &str) -> Self {
        let mut marked = Self { text: String::new(), cursor: 0, piece: 0..0 };
        for letter in source.chars() {
            let here = marked.text.len();
            match letter {
                '¦' => marked.cursor = here,
                '«' => marked.piece = here..here,
                '»' => marked.piece.end = here,
                _ => marked.text.push(letter),
            }
        }
        marked
    }
}

/// Where the byte at `offset` is to a server: line, and letters in UTF-16.
pub(crate) fn position(text: &str, offset: usize) -> Value {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    json!({
        "line": before.matches('\n').count(),
        "character": line.encode_utf16().count(),
    })
}

/// The piece of `text` at what a server calls `range`.
pub(crate) fn at<'t>(text: &'t str, range: &Value) -> &'t str {
    text.get(offset(text, &range["start"])..offset(text, &range["end"])).unwrap_or_default()
}

/// The byte at what a server calls `position`.
pub(crate) fn offset(text: &str, position: &Value) -> usize {
    let number = |member: &str| {
        let number = position[member].as_u64().and_then(|number| usize::try_from(number).ok());
        number.unwrap_or_default()
    };
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    let mut units = 0;
    let before = rest.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > number("character")
    });
    start + before.map_or(rest.len(), |(place, _)| place)
}
