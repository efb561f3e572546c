//! Long texts, cut into pieces that a platform takes.
//!
//! [`split`] cuts a text, [`Content::split`] a whole message. Nothing is lost: the pieces, one behind the other, are the
//! text. How long a piece may be says the schema. [`shorten`] is for what must stay one piece, such as a button's title.

mod boundary;
mod shorten;

use std::iter::{FusedIterator, once};

use boundary::{Boundary, Place};
pub use shorten::shorten;

use crate::convert::value::Schema as _;
use crate::limit::blank::is_blank_character;
use crate::message::content::Content;
use crate::plain::text::Text;
use crate::platform::{Platform, PlatformKind};
use crate::schema::{Check, Limit};

/// The pieces of `text` that the platform takes as one text each, in order.
///
/// A piece ends at the last paragraph that fits, or else at the last sentence (a line's end is one too), or else between
/// words, or else between characters as people see them: an emoji of several code points stays whole. Only where one of
/// these alone is too long, it is cut inside. A piece is of blanks alone only where so many follow each other that it
/// must be. The time that it takes grows with the text and no faster.
///
/// ```
/// use sendapi_core::Messenger;
/// use sendapi_core::split::split;
///
/// let story = "Rye needs time. ".repeat(200);
/// let pieces: Vec<_> = split::<Messenger>(&story).collect();
/// assert_eq!(pieces.len(), 2);
/// assert!(pieces[0].ends_with("time. "));
/// assert_eq!(pieces.concat(), story);
/// ```
pub fn split<P: Platform>(text: &str) -> Pieces<'_> {
    let last_visible = text.char_indices().rfind(|(_, character)| !is_blank_character(*character));
    Pieces {
        text,
        start: 0,
        last_visible: last_visible.map_or(0, |(place, _)| place),
        platform: P::KIND,
        checks: Content::SHAPE.field("text").map_or(&[], |field| field.checks),
    }
}

impl Content<'_> {
    /// The contents that say the same in texts that the platform takes, in order; a content whose text is short enough,
    /// or that has none, alone.
    ///
    /// All have the `metadata`, since each has an echo of its own. Quick replies go with the last text, below which
    /// people look for them, and so does whatever else there is. Send one after another: requests that are under way
    /// together may arrive in any order.
    ///
    /// ```
    /// use sendapi_core::{Content, Instagram, QuickReply};
    ///
    /// let content = Content {
    ///     text: Some("Rye needs time. ".repeat(80).into()),
    ///     quick_replies: Some([QuickReply::text("More", "MORE")].into()),
    ///     ..Content::EMPTY
    /// };
    /// let contents = content.split::<Instagram>();
    /// assert_eq!(contents.len(), 2);
    /// assert!(contents[0].quick_replies.is_none());
    /// assert!(contents[1].quick_replies.is_some());
    /// assert!(contents.iter().all(|content| content.validate::<Instagram>().is_ok()));
    /// ```
    #[must_use]
    pub fn split<P: Platform>(self) -> Vec<Self> {
        let mut texts = self.text.as_ref().map(texts::<P>).unwrap_or_default();
        let Some(last) = texts.pop() else { return vec![self] };
        let before = texts.into_iter().map(|text| Self {
            text: Some(text),
            metadata: self.metadata.clone(),
            ..Self::EMPTY
        });
        let mut contents: Vec<_> = before.collect();
        contents.push(Self { text: Some(last), ..self });
        contents
    }
}

fn texts<'a, P: Platform>(text: &Text<'a>) -> Vec<Text<'a>> {
    match text {
        Text::Borrowed(text) => split::<P>(text).map(Text::Borrowed).collect(),
        Text::Owned(text) => split::<P>(text).map(|piece| Text::Owned(piece.to_owned())).collect(),
    }
}

/// The pieces of a text, from [`split`].
#[derive(Clone, Debug)]
#[must_use = "an iterator does nothing until it is asked for its items"]
pub struct Pieces<'t> {
    text: &'t str,
    /// Where the next piece begins.
    start: usize,
    /// Where the text's last character begins that is no blank.
    last_visible: usize,
    platform: PlatformKind,
    checks: &'static [Check],
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.start..).filter(|rest| !rest.is_empty())?;
        let piece = rest.get(..self.room(rest))?;
        let end = if piece.len() < rest.len() { self.cut(piece) } else { self.text.len() };
        let piece = self.text.get(self.start..end)?;
        self.start = end;
        Some(piece)
    }
}

impl FusedIterator for Pieces<'_> {}

impl Pieces<'_> {
    /// The length of the longest start of `rest` that keeps every limit; a character at least, so that there is an end.
    fn room(&self, rest: &str) -> usize {
        let checks = self.checks.iter().filter(|check| check.holds_on(self.platform));
        let room = checks.map(|check| longest(&check.limit, rest)).min().unwrap_or(rest.len());
        room.max(rest.chars().next().map_or(0, char::len_utf8))
    }

    /// Where to end the piece that may be as long as `longest`.
    fn cut(&self, longest: &str) -> usize {
        let blanks = longest.len() - longest.trim_start_matches(is_blank_character).len();
        let visible = self.start + blanks;
        let end = self.start + longest.len();
        let places = self.places(visible, end.min(self.last_visible));
        let last = |boundary| places.clone().find(|place| place.is(boundary));
        Boundary::BEST_FIRST.into_iter().find_map(last).map_or(end, |place| place.at)
    }

    /// The places behind `first` up to `last`, backwards.
    fn places(&self, first: usize, last: usize) -> impl Iterator<Item = Place<'_>> + Clone {
        let between = self.text.get(first..last).unwrap_or_default();
        let places = between.char_indices().rev().map(move |(place, _)| first + place);
        let inner = once(last).chain(places).take_while(move |at| *at > first);
        inner.map(|at| Place { text: self.text, start: self.start, at })
    }
}

fn longest(limit: &Limit, text: &str) -> usize {
    match *limit {
        // No character is shorter than a byte.
        Limit::Chars { max: Some(max), .. } if max < text.len() => {
            text.char_indices().nth(max).map_or(text.len(), |(place, _)| place)
        }
        Limit::Bytes { max } => boundary::floor(text, max),
        _ => text.len(),
    }
}

#[cfg(test)]
mod tests;
