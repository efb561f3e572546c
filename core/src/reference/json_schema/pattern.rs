//! The forms of texts as regular expressions.
//!
//! They keep to what all engines have: validators take that of their language, and some know neither `\s` of Unicode nor
//! what looks ahead.

use std::sync::LazyLock;

use super::keywords::Keywords;
use crate::limit::Format;
use crate::limit::blank::is_blank;

/// What a text of some form is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// This matches it.
    Like(String),
    /// This does not.
    Unlike(String),
}

impl Pattern {
    /// The same, or an empty text.
    pub(super) fn or_empty(self) -> Self {
        match self {
            Self::Like(pattern) => Self::Like(format!("^$|{pattern}")),
            unlike @ Self::Unlike(_) => unlike,
        }
    }

    /// It as keywords, which say nothing of what is no text.
    pub(super) fn said(self) -> Keywords {
        match self {
            Self::Like(pattern) => Keywords::new().with("pattern", pattern),
            Self::Unlike(pattern) => {
                let other = Keywords::new().with("type", "string").with("pattern", pattern);
                Keywords::new().with("not", other)
            }
        }
    }
}

/// What a text of this form is like; none where no expression can tell.
pub(super) fn of(format: Format) -> Option<Pattern> {
    Some(match format {
        Format::Visible => like(format!("^$|[^{}]", *BLANKS)),
        Format::Digits | Format::Timestamp => like("^[0-9]+$"),
        Format::NotZero => like("^$|[^0]"),
        Format::Url | Format::FileUrl => like(address(HTTP)),
        Format::HttpsUrl => like(address(HTTPS)),
        Format::HttpsDomain => like(at_host(HTTPS, &domain_name())),
        Format::FacebookUrl => {
            like(at_host(HTTP, &format!(r"(?:{HOST}*\.)?{}", any_case("facebook.com"))))
        }
        Format::NoSlash => like("^(?:$|[^/])"),
        Format::InnerParameters => unlike(format!(r"^{WHITE}*\{{\{{|\}}\}}{WHITE}*$")),
        Format::Phone => like(format!("^{SIGN}*[0-9][0-9+() .-]*$")),
        Format::PhonePlus => like(format!(r"^\+|[^0-9+() .-]|^{SIGN}*$")),
        Format::NoUrl => {
            unlike(r"[A-Za-z]://[^\x00-\x20]|(?:^|[^A-Za-z0-9])[Ww][Ww][Ww]\.[^\x00-\x20]")
        }
        Format::NoSpaces => like(r"^[^\t\n\f\r ]*$"),
        Format::Identifier => like("^[A-Za-z0-9_]+$"),
        Format::CurrencyCode => like("^[A-Z][A-Z][A-Z]$"),
        Format::CountryCode => like("^[A-Za-z][A-Za-z]$"),
        Format::Json => return None,
    })
}

/// The text, in whatever case its letters are.
pub(super) fn any_case(text: &str) -> String {
    let one = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' => {
            format!("[{}{}]", letter.to_ascii_uppercase(), letter.to_ascii_lowercase())
        }
        '0'..='9' | '_' => letter.to_string(),
        sign => format!("[{sign}]"),
    };
    text.chars().map(one).collect()
}

fn like(pattern: impl Into<String>) -> Pattern {
    Pattern::Like(pattern.into())
}

fn unlike(pattern: impl Into<String>) -> Pattern {
    Pattern::Unlike(pattern.into())
}

/// The scheme, something that can be a host, and no blank or control character.
fn address(scheme: &str) -> String {
    format!(r"^{scheme}://[^/?#:\x00-\x20\x7f][^\x00-\x20\x7f]*$")
}

/// An address at such a host: behind a user, before a port, and whatever else follows.
fn at_host(scheme: &str, host: &str) -> String {
    let user = r"(?:(?:[^/?#:\\\x00-\x20\x7f][^/?#\\\x00-\x20\x7f]*)?@)?";
    let port = r"(?::[^/?#\\@\x00-\x20\x7f]*)?";
    let rest = r"(?:[/?#\\][^\x00-\x20\x7f]*)?";
    format!("^{scheme}://{user}{host}{port}{rest}$")
}

/// A dot, and something that is neither dot nor digit, in either order.
fn domain_name() -> String {
    format!(r"(?:{HOST}*\.{HOST}*{NAME}|{HOST}*{NAME}{HOST}*\.){HOST}*")
}

/// What nobody sees, as ranges of characters.
fn blanks() -> String {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for blank in ('\0'..=char::MAX).filter(|letter| is_blank(letter.encode_utf8(&mut [0; 4]))) {
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(blank) => *last = blank,
            _ => ranges.push((blank, blank)),
        }
    }
    let written =
        |(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") };
    ranges.into_iter().map(written).collect()
}

static BLANKS: LazyLock<String> = LazyLock::new(blanks);
const HTTP: &str = "[Hh][Tt][Tt][Pp][Ss]?";
const HTTPS: &str = "[Hh][Tt][Tt][Pp][Ss]";
/// A character of a host.
const HOST: &str = r"[^/?#\\@:\x00-\x20\x7f]";
/// One that is no part of a number.
const NAME: &str = r"[^/?#\\@:\x00-\x20\x7f0-9.]";
const SIGN: &str = "[+() .-]";
/// White space of ASCII.
const WHITE: &str = r"[\t\n\f\r ]";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    const FORMATS: [Format; 17] = [
        Format::Visible,
        Format::Digits,
        Format::NotZero,
        Format::Url,
        Format::FileUrl,
        Format::HttpsUrl,
        Format::HttpsDomain,
        Format::NoSlash,
        Format::InnerParameters,
        Format::Phone,
        Format::PhonePlus,
        Format::FacebookUrl,
        Format::NoUrl,
        Format::NoSpaces,
        Format::Identifier,
        Format::CurrencyCode,
        Format::CountryCode,
    ];

    /// What formats look at, and some that they do not.
    const PIECES: &[&str] = &[
        "https://",
        "http://",
        "HTTPS://",
        "facebook.com",
        "m.",
        "www.",
        "Www.",
        "10.0.0.1",
        "[::1]",
        "/",
        "?",
        "#",
        ":",
        "@",
        "\\",
        ".",
        "-",
        "+",
        "(",
        ")",
        " ",
        "\t",
        "\n",
        "\r",
        "\x0b",
        "\x0c",
        "\u{85}",
        "\u{a0}",
        "\u{200b}",
        "\u{3000}",
        "\u{7f}",
        "{",
        "{{",
        "}",
        "}}",
        "0",
        "7",
        "12",
        "a",
        "Z",
        "_",
        "EUR",
        "é",
        "🚲",
        "\0",
    ];

    fn validators() -> Vec<(Format, jsonschema::Validator)> {
        let schema = |format| match of(format).unwrap() {
            Pattern::Like(pattern) => json!({ "pattern": pattern }),
            Pattern::Unlike(pattern) => json!({ "not": { "pattern": pattern } }),
        };
        FORMATS
            .map(|format| (format, jsonschema::draft202012::new(&schema(format)).unwrap()))
            .into()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn patterns_and_formats_agree(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..7)) {
            thread_local! {
                static VALIDATORS: Vec<(Format, jsonschema::Validator)> = validators();
            }
            let text = pieces.concat();
            VALIDATORS.with(|validators| for (format, validator) in validators {
                let told = validator.is_valid(&Value::from(&*text));
                assert_eq!(told, format.fits(&text), "{format:?} of {text:?}");
            });
        }
    }

    #[test]
    fn each_blank_is_one_for_the_pattern_too() {
        let (_, visible) = validators().swap_remove(0);
        for letter in ('\0'..='\u{ffff}').filter(|letter| is_blank(letter.encode_utf8(&mut [0; 4])))
        {
            assert!(!visible.is_valid(&Value::from(letter.to_string())), "{letter:?}");
        }
    }
}
