//! How errors are told to people: their `Debug`, which `unwrap`, a failing test and a `main` that ends with `?` print, and
//! what others wrote in their sentences.

use std::error::Error as StdError;
use std::fmt::{self, Write as _};

/// Says it as `Display` does, and behind it what caused it, which nothing else would print there.
///
/// # Errors
/// That of the formatter.
pub fn tell(error: &dyn StdError, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(formatter, "{error}")?;
    let mut behind = error.source();
    while let Some(cause) = behind {
        write!(formatter, ": {cause}")?;
        behind = cause.source();
    }
    Ok(())
}

/// An error whose sentence has two halves: what is wrong, and behind a colon what to do about it. A line in a log has them apart.
pub trait Advised {
    /// Writes what is wrong.
    ///
    /// # Errors
    /// That of the formatter.
    fn write_cause(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// What to do about it, where the sentence says so.
    fn advice(&self) -> Option<&'static str>;

    /// Writes both.
    ///
    /// # Errors
    /// That of the formatter.
    fn write_sentence(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_cause(formatter)?;
        self.advice().map_or(Ok(()), |advice| write!(formatter, ": {advice}"))
    }
}

/// The first half of a sentence, written when it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Cause<'e, E>(pub &'e E);

impl<E: Advised> fmt::Display for Cause<'_, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_cause(formatter)
    }
}

/// What somebody wrote, as it was written, in the sentence of an error: `don't`, and not Rust's `don\'t`.
///
/// The sentence may end up in a log, so it stays one line that reads forwards: of characters that would break it, or turn
/// round what follows, there are JSON's escapes, as in `\n`.
#[derive(Clone, Copy, Debug)]
pub struct Written<'t>(pub &'t str);

impl fmt::Display for Written<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '\n' => formatter.write_str("\\n")?,
                '\r' => formatter.write_str("\\r")?,
                '\t' => formatter.write_str("\\t")?,
                _ if breaks(character) => write!(formatter, "\\u{:04x}", u32::from(character))?,
                _ => formatter.write_char(character)?,
            }
        }
        Ok(())
    }
}

/// Whether a character ends a line, controls a terminal, or turns the direction of what follows.
fn breaks(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Implements `Debug` of errors as [`tell`] writes it.
#[doc(hidden)]
#[macro_export]
macro_rules! told {
    ($($error:ty),+) => {$(
        impl ::std::fmt::Debug for $error {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::told::tell(self, formatter)
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::Written;
    use crate::platform::day::Day;
    use crate::{Instagram, Message, Tag};

    #[test]
    fn what_unwrap_prints_of_an_error_is_a_sentence() {
        let invalid = Message::<Instagram>::from_json("{}").unwrap_err();
        assert_eq!(format!("{invalid:?}"), invalid.to_string());
        let word = "HUMAN".parse::<Tag>().unwrap_err();
        assert_eq!(format!("{word:?}"), word.to_string());
        let day = "tomorrow".parse::<Day>().unwrap_err();
        assert_eq!(format!("{day:?}"), day.to_string());
    }

    #[test]
    fn what_somebody_wrote_stands_as_it_was_written_in_one_line() {
        for text in ["don't", "Zoe\u{301}", "\"rye\"", "C:\\oven", "👨‍👩‍👧", "שלום"]
        {
            assert_eq!(Written(text).to_string(), text);
        }
        let odd = "a\nb\r\tc\u{0}\u{1b}[2J\u{202e}\u{2028}";
        assert_eq!(Written(odd).to_string(), r"a\nb\r\tc\u0000\u001b[2J\u202e\u2028");
        let error = "Zoe\u{301}'s day".parse::<Day>().unwrap_err();
        assert!(error.to_string().starts_with("`Zoe\u{301}'s day` is no day"), "{error}");
    }

    #[cfg(feature = "response")]
    #[test]
    fn what_is_behind_an_error_is_told_with_it() {
        let error = crate::graph_error::GraphError::from_json(b"<html>").unwrap_err();
        assert_eq!(
            format!("{error:?}"),
            "no Graph error: the body is not JSON: expected value at line 1 column 1"
        );
    }
}
