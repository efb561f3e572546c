//! A sentence put together while compiling.

use std::fmt;

use crate::limit::Unit;
use crate::rounding;

/// A short text that a `const fn` can build. What does not fit is left out at a character's boundary.
#[derive(Clone, Copy)]
pub struct Sentence {
    bytes: [u8; Self::CAPACITY],
    length: usize,
}

impl Sentence {
    const CAPACITY: usize = 320;
    const QUOTED: usize = 60;

    /// An empty sentence.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: [0; Self::CAPACITY], length: 0 }
    }

    /// The sentence as text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.length);
        match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// With `text` behind it.
    #[must_use]
    pub const fn push(self, text: &str) -> Self {
        let room = Self::CAPACITY - self.length;
        self.append(text.as_bytes(), boundary(text, room))
    }

    /// With the name of a value behind it: "button title"; without the label where the name begins with a word of it,
    /// as in "feedback" and `feedback_screens`.
    #[must_use]
    pub const fn label(self, label: &str, name: &str) -> Self {
        let doubled = label.is_empty() || has_word(label.as_bytes(), first_word(name.as_bytes()));
        let lead = if doubled { self } else { self.push(label).push(" ") };
        lead.push(name)
    }

    /// With what the user wrote behind it, in backticks, cut where it is long.
    #[must_use]
    pub const fn quoted(self, text: &str) -> Self {
        if text.is_empty() {
            return self.push("an empty string");
        }
        let shown = boundary(text, Self::QUOTED);
        let lead = self.push("`").append(text.as_bytes(), shown);
        if shown < text.len() { lead.push("…`") } else { lead.push("`") }
    }

    /// With a number behind it.
    #[must_use]
    pub const fn number(self, number: usize) -> Self {
        self.unsigned(number as u128)
    }

    /// With a number behind it that may be negative.
    #[must_use]
    pub const fn signed(self, number: i128) -> Self {
        let lead = if number < 0 { self.push("-") } else { self };
        lead.unsigned(number.unsigned_abs())
    }

    /// With a number behind it that may have a fraction, in as few places as tell it from others, of which there are
    /// nine at most.
    // `Display` cannot be called in constants.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::float_cmp,
        reason = "a number too large for the digits is cut, and asks whether the digits read as the number"
    )]
    pub const fn decimal(self, number: f64) -> Self {
        let (size, mut unit) = (number.abs(), 1_u128);
        while unit < 1_000_000_000
            && rounding::nearest(size * unit as f64) as f64 / unit as f64 != size
        {
            unit *= 10;
        }
        let units = rounding::nearest(size * unit as f64).unsigned_abs();
        let lead = if number < 0.0 { self.push("-") } else { self };
        lead.unsigned(units / unit).fraction(units % unit, unit)
    }

    /// With so many parts of a whole of `unit` parts behind it, which is a power of ten.
    const fn fraction(self, mut parts: u128, mut unit: u128) -> Self {
        let mut written = if unit > 1 { self.push(".") } else { self };
        while unit > 1 {
            unit /= 10;
            written = written.unsigned(parts / unit);
            parts %= unit;
        }
        written
    }

    /// With a number and its unit behind it: "1 character", "2 characters".
    #[must_use]
    pub const fn count(self, count: usize, unit: Unit) -> Self {
        let lead = self.number(count);
        match (unit, count) {
            (Unit::Characters, 1) => lead.push(" character"),
            (Unit::Characters, _) => lead.push(" characters"),
            (Unit::Bytes, 1) => lead.push(" byte"),
            (Unit::Bytes, _) => lead.push(" bytes"),
            (Unit::Items, 1) => lead.push(" item"),
            (Unit::Items, _) => lead.push(" items"),
        }
    }

    /// With the bounds of a whole number behind it: "1 to 7", "at least 0".
    #[must_use]
    pub const fn range(self, min: Option<i64>, max: Option<i64>) -> Self {
        match (min, max) {
            (Some(min), None) => self.push("at least ").signed(min as i128),
            (None, Some(max)) => self.push("at most ").signed(max as i128),
            (Some(min), Some(max)) => self.signed(min as i128).push(" to ").signed(max as i128),
            (None, None) => self.push("any number"),
        }
    }

    const fn unsigned(self, number: u128) -> Self {
        let lead = if number >= 10 { self.unsigned(number / 10) } else { self };
        let digit = [b'0' + (number % 10) as u8];
        lead.append(&digit, 1)
    }

    const fn append(mut self, text: &[u8], length: usize) -> Self {
        let (mut rest, _) = text.split_at(length);
        let room = Self::CAPACITY - self.length;
        let (_, mut free) = self.bytes.split_at_mut(self.length);
        while let ([byte, rest_tail @ ..], [place, free_tail @ ..]) = (rest, free) {
            *place = *byte;
            (rest, free) = (rest_tail, free_tail);
        }
        self.length += if length < room { length } else { room };
        self
    }
}

impl Default for Sentence {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

/// The length of the longest start of `text` of at most `most` bytes that ends between two characters.
const fn boundary(text: &str, most: usize) -> usize {
    if text.len() <= most {
        return text.len();
    }
    let mut length = most;
    while !text.is_char_boundary(length) {
        length -= 1;
    }
    length
}

/// What stands before the first underscore of a name; nothing where there is none.
const fn first_word(name: &[u8]) -> &[u8] {
    let mut rest = name;
    while let [byte, tail @ ..] = rest {
        if *byte == b'_' {
            return name.split_at(name.len() - rest.len()).0;
        }
        rest = tail;
    }
    &[]
}

/// Whether one of the words of `label`, which blanks separate, is `word`.
const fn has_word(label: &[u8], word: &[u8]) -> bool {
    let (mut rest, mut wanted, mut fits) = (label, word, !word.is_empty());
    while let [byte, tail @ ..] = rest {
        if *byte == b' ' {
            if fits && wanted.is_empty() {
                return true;
            }
            (wanted, fits) = (word, !word.is_empty());
        } else if let [first, others @ ..] = wanted {
            fits = fits && *first == *byte;
            wanted = others;
        } else {
            fits = false;
        }
        rest = tail;
    }
    fits && wanted.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut_between_characters() {
        let long = "ä".repeat(400);
        let sentence = Sentence::new().push("x").push(&long);
        assert!(sentence.as_str().chars().skip(1).all(|character| character == 'ä'));
        assert!(sentence.as_str().len() <= Sentence::CAPACITY);
        assert!(sentence.push("more").number(7).as_str().len() <= Sentence::CAPACITY);
    }

    #[test]
    fn numbers_are_written_out() {
        assert_eq!(
            Sentence::new().number(0).push(" ").number(1907).push(" ").signed(-12).as_str(),
            "0 1907 -12"
        );
    }

    #[test]
    fn fractions_are_written_in_as_few_places_as_do() {
        let written = |number| Sentence::new().decimal(number).to_string();
        for number in [0.0, -0.5, 9.99, 100.05, -7.0, 0.000_000_001, 123_456.789, 1e15] {
            assert_eq!(written(number), number.to_string());
        }
        assert_eq!(written(1.0 / 3.0), "0.333333333");
    }

    #[test]
    fn a_name_that_says_its_label_stands_alone() {
        let label = |label, name| Sentence::new().label(label, name).to_string();
        assert_eq!(label("button", "title"), "button title");
        assert_eq!(label("", "text"), "text");
        assert_eq!(label("feedback", "feedback_screens"), "feedback_screens");
        assert_eq!(label("media element", "media_type"), "media_type");
        assert_eq!(label("thread control", "control_type"), "control_type");
        assert_eq!(label("quick reply", "content_type"), "quick reply content_type");
        assert_eq!(label("form", "form"), "form form");
        assert_eq!(label("but", "button_title"), "but button_title");
    }

    #[test]
    fn quotes_are_short() {
        let quoted = Sentence::new().quoted(&"y".repeat(100));
        assert!(quoted.as_str().ends_with("…`"));
        assert!(quoted.as_str().len() < 80);
    }
}
