//! What is in the pictures: the code, and above it what the editor says.

use serde_json::Value;

use super::canvas::{Area, COLUMN, Canvas, LINE, Look};
use super::code::Code;
use super::theme::Theme;
use crate::judge::mistakes::message;
use crate::judge::names::{is_struck, label};
use crate::marked::offset;

/// A name that is offered.
pub(super) struct Offer {
    label: String,
    struck: bool,
}

/// An error, and where it is.
pub(super) struct Mistake {
    message: String,
    start: usize,
    end: usize,
}

impl Offer {
    pub(super) fn read(offer: &Value) -> Self {
        Self { label: label(offer).to_owned(), struck: is_struck(offer) }
    }
}

impl Mistake {
    pub(super) fn read(complaint: &Value, text: &str) -> Self {
        let place = |end: &str| offset(text, &complaint["range"][end]);
        let message = message(complaint).to_owned();
        Self { message, start: place("start"), end: place("end") }
    }
}

/// The code with what is offered at a place in it, and the documentation of the first.
pub(super) fn completion(
    code: &Code,
    cursor: usize,
    offers: &[Offer],
    docs: &str,
    theme: &Theme,
) -> String {
    let mut canvas = Canvas::new(theme);
    let height = page(&mut canvas, code);
    let (line, column) = code.place(cursor);
    canvas.block(Area { x: left(column), y: top(line) + 3, width: 2, height: 17 }, theme.text);
    let longest = offers.iter().map(|offer| offer.label.chars().count()).max().unwrap_or(0);
    let list = Area {
        x: left(column),
        y: top(line + 1) + 2,
        width: (longest + 5) * COLUMN,
        height: offers.len().min(MOST) * LINE + 2 * EDGE,
    };
    listed(&mut canvas, offers, list);
    let beside = list.x + list.width + EDGE;
    let room = WIDTH - MARGIN - beside;
    let lines = wrapped(docs, (room - 2 * MARGIN) / COLUMN);
    let panel =
        Area { x: beside, y: list.y, width: room, height: lines.len() * LINE + 2 * EDGE + 4 };
    boxed(&mut canvas, &lines, panel);
    let low = list.y + list.height.max(panel.height) + MARGIN;
    canvas.finish(WIDTH, height.max(low), "An editor offers the keys that a card has not got yet")
}

fn listed(canvas: &mut Canvas<'_>, offers: &[Offer], list: Area) {
    let theme = canvas.theme;
    canvas.panel(list, theme.raised);
    let first = Area { x: list.x + 1, y: list.y + EDGE, width: list.width - 2, height: LINE };
    canvas.block(first, theme.chosen);
    for (row, offer) in offers.iter().take(MOST).enumerate() {
        let y = list.y + EDGE + row * LINE;
        canvas.block(Area { x: list.x + 10, y: y + 7, width: 8, height: 8 }, theme.key);
        let colour = if offer.struck { theme.quiet } else { theme.text };
        let look = Look { colour, struck: offer.struck };
        canvas.text(list.x + 3 * COLUMN, y + BASE, &offer.label, look);
    }
}

/// The code with a mistake underlined, and what is said about it.
pub(super) fn mistake(code: &Code, mistake: &Mistake, theme: &Theme) -> String {
    let mut canvas = Canvas::new(theme);
    let height = page(&mut canvas, code);
    let (line, column) = code.place(mistake.start);
    let (_, end) = code.place(mistake.end);
    canvas.wave(left(column), top(line) + 19, end.saturating_sub(column) * COLUMN);
    let columns = (WIDTH - 2 * MARGIN - left(column).min(INDENT)) / COLUMN;
    let lines = wrapped(&mistake.message, columns - 4);
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let area = Area {
        x: left(column).min(INDENT),
        y: top(line + 1) + 4,
        width: longest * COLUMN + 2 * MARGIN,
        height: lines.len() * LINE + 2 * EDGE + 4,
    };
    boxed(&mut canvas, &lines, area);
    let low = area.y + area.height + MARGIN;
    canvas.finish(WIDTH, height.max(low), "An editor underlines a key that is misspelt")
}

/// The page with the code; how high it is.
fn page(canvas: &mut Canvas<'_>, code: &Code) -> usize {
    let height = top(code.lines.len()) + MARGIN / 2;
    let theme = canvas.theme;
    canvas.panel(Area { x: 1, y: 1, width: WIDTH - 2, height: height - 2 }, theme.page);
    for (row, line) in code.lines.iter().enumerate() {
        for piece in line {
            let look = Look::plain(theme.of(&piece.kind));
            canvas.text(left(piece.column), top(row) + BASE, &piece.text, look);
        }
    }
    height
}

fn boxed(canvas: &mut Canvas<'_>, lines: &[String], area: Area) {
    let theme = canvas.theme;
    canvas.panel(area, theme.raised);
    for (row, line) in lines.iter().enumerate() {
        let y = area.y + EDGE + 2 + row * LINE + BASE;
        canvas.text(area.x + MARGIN, y, line, Look::plain(theme.text));
    }
}

/// The lines of a text, none longer than so many letters; a word that is longer is broken.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace().flat_map(|word| pieces(word, columns)) {
            let fits = line.chars().count() + 1 + word.chars().count() <= columns;
            if !line.is_empty() && !fits {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
    }
    lines
}

/// A word in pieces that fit, each up to a stroke where it has one.
fn pieces(word: &str, columns: usize) -> Vec<String> {
    let (mut pieces, mut rest) = (Vec::new(), word);
    while let Some((end, _)) = rest.char_indices().nth(columns) {
        let (fitting, _) = rest.split_at(end);
        let (piece, behind) = rest.split_at(fitting.rfind('/').filter(|at| *at > 0).unwrap_or(end));
        pieces.push(piece.to_owned());
        rest = behind;
    }
    pieces.push(rest.to_owned());
    pieces
}

const fn left(column: usize) -> usize {
    MARGIN + column * COLUMN
}

const fn top(line: usize) -> usize {
    MARGIN + line * LINE
}

const WIDTH: usize = 820;
const MARGIN: usize = 16;
const EDGE: usize = 6;
/// From the top of a line to where its letters stand.
const BASE: usize = 16;
/// As far as a box may begin from the left, so that it has room.
const INDENT: usize = 138;
/// So many names are in a list, then it would have to be scrolled.
const MOST: usize = 8;
