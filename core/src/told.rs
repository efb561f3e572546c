//! `Debug` of errors for people: what `unwrap`, a failing test and a `main` that ends with `?` print of one.

use std::error::Error as StdError;
use std::fmt;

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

/// Implements `Debug` of errors in this way.
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
