//! [`Digits`]: a constant as the text that a field takes which wants digits.
//!
//! The digits of a number are made while compiling, and text of them has to be borrowed from somewhere. So a macro keeps
//! what a constant becomes behind a reference of its own, `const { &… }`, which lives as long as the program, and the
//! field borrows from there.

use crate::plain::text::Text;

/// A constant in a field that takes digits.
#[derive(Clone, Debug)]
pub enum Digits {
    /// Text as it was written.
    Text(Text<'static>),
    /// The digits of a number.
    Number(Number),
}

/// A whole number in digits, which stand at the end.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    digits: [u8; LONGEST],
    start: usize,
}

impl Digits {
    /// The digits of a whole number.
    pub(crate) const fn of(value: i128) -> Self {
        Self::Number(Number::of(value))
    }

    /// The text, borrowed.
    #[must_use]
    pub const fn lent(&'static self) -> Text<'static> {
        Text::Borrowed(match self {
            Self::Text(text) => text.as_str(),
            Self::Number(number) => number.as_str(),
        })
    }
}

impl Number {
    /// A `Sentence` would do; it is several times as dear while compiling, and ids are many.
    pub(super) const fn of(value: i128) -> Self {
        let mut digits = [0; LONGEST];
        let (mut rest, mut free, mut start) =
            (value.unsigned_abs(), &mut digits as &mut [u8], LONGEST);
        while let [before @ .., last] = free {
            *last = b'0' + (rest % 10) as u8;
            (rest, free, start) = (rest / 10, before, start - 1);
            if rest == 0 {
                break;
            }
        }
        if value < 0
            && let [.., last] = free
        {
            *last = b'-';
            start -= 1;
        }
        Self { digits, start }
    }

    pub(super) const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.digits.split_at(self.start).1) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

/// As long as an `i128` gets.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_number() {
        for value in [0, 7, 10, -1, 7_204_418_830_956_127, i128::MAX, i128::MIN] {
            assert_eq!(Number::of(value).as_str(), value.to_string());
        }
    }
}
