//! Where a text may be cut: between paragraphs, sentences, words, and characters as people see them.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

/// What a place is between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Boundary {
    /// Lines with a blank one between them.
    Paragraph,
    /// Sentences, or lines.
    Sentence,
    /// Words with blanks between them.
    Word,
    /// Words without, as in an address, or in a language that writes none.
    Part,
    /// Characters as people see them.
    Grapheme,
}

impl Boundary {
    pub(super) const BEST_FIRST: [Self; 5] =
        [Self::Paragraph, Self::Sentence, Self::Word, Self::Part, Self::Grapheme];
}

/// A place between two characters of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    /// A place before it where the text is cut.
    pub(super) start: usize,
    pub(super) at: usize,
}

impl<'t> Place<'t> {
    pub(super) fn is(&self, boundary: Boundary) -> bool {
        let fits = match boundary {
            Boundary::Paragraph => self.is_behind_empty_line(),
            Boundary::Sentence => self.is_between_sentences(),
            Boundary::Word => self.is_behind_blanks(),
            Boundary::Part => self.is_between_parts(),
            Boundary::Grapheme => true,
        };
        fits && self.is_between_graphemes()
    }

    fn is_behind_empty_line(&self) -> bool {
        let Some(line) = self.before().strip_suffix(LINE_FEED) else {
            return self.before().ends_with(PARAGRAPH_SEPARATOR);
        };
        !self.next().is_some_and(is_line_break)
            && line.trim_end_matches([' ', '\t', '\r']).ends_with(LINE_FEED)
    }

    fn is_between_sentences(&self) -> bool {
        (self.is_behind_blanks() || self.is_behind_sign())
            && self.may_end_sentence()
            && contains(self.around(), |around| around.split_sentence_bound_indices())
    }

    /// Whether to look closer, which is what takes time.
    fn may_end_sentence(&self) -> bool {
        let words = self.before().trim_end_matches(is_blank);
        self.last() == Some(LINE_FEED) || !words.ends_with(char::is_alphanumeric)
    }

    /// Signs without blanks behind them end a sentence in Chinese; in ASCII they may as well stand in an address.
    fn is_behind_sign(&self) -> bool {
        let (Some(last), Some(next)) = (self.last(), self.next()) else { return false };
        !last.is_ascii() && !last.is_alphanumeric() && !is_blank(last) && !is_blank(next)
    }

    /// Behind all blanks of a line, or at the start of one, which may begin with blanks of its own.
    fn is_behind_blanks(&self) -> bool {
        let (Some(last), Some(next)) = (self.last(), self.next()) else { return false };
        is_blank(last) && !is_blank(next) || last == LINE_FEED && !is_line_break(next)
    }

    fn is_between_parts(&self) -> bool {
        self.next().is_some_and(char::is_alphanumeric)
            && contains(self.around(), |around| around.split_word_bound_indices())
    }

    fn is_between_graphemes(&self) -> bool {
        let rest = self.text.get(self.start..).unwrap_or_default();
        GraphemeCursor::new(self.at - self.start, rest.len(), true).is_boundary(rest, 0) == Ok(true)
    }

    /// The text near the place, and the place in it. It decides on sentences and words, and keeps the time for that
    /// from growing with the text.
    fn around(&self) -> (&'t str, usize) {
        let first = floor(self.text, self.at.saturating_sub(NEAR));
        let last = floor(self.text, self.at.saturating_add(NEAR));
        (self.text.get(first..last).unwrap_or_default(), self.at - first)
    }

    fn last(&self) -> Option<char> {
        self.before().chars().next_back()
    }

    fn next(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn before(&self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }
}

/// The last place between characters that is not behind `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Whether one of the segments of a text begins at a place in it.
fn contains<'t, S: Iterator<Item = (usize, &'t str)>>(
    (text, place): (&'t str, usize),
    segments: impl FnOnce(&'t str) -> S,
) -> bool {
    segments(text).any(|(start, _)| start == place)
}

/// Whether words may be parted at it: there are blanks that hold a number and its unit together.
fn is_blank(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

const fn is_line_break(character: char) -> bool {
    matches!(character, LINE_FEED | '\r')
}

const LINE_FEED: char = '\n';
const PARAGRAPH_SEPARATOR: char = '\u{2029}';
/// In bytes.
const NEAR: usize = 48;
