//! Whether a text has the form that it must have.
//!
//! All of it runs while compiling as well; see [`limit`](crate::limit).

use crate::limit::blank::is_blank;
use crate::limit::json_text::is_json;

/// The form that a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text of which something can be seen; an empty one has a rule of its own.
    Visible,
    /// Digits `0` to `9` and nothing else, at least one.
    Digits,
    /// A number other than zero.
    NotZero,
    /// An absolute `http` or `https` address.
    Url,
    /// An absolute `http` or `https` address from which the platform fetches a file.
    FileUrl,
    /// An absolute `https` address.
    HttpsUrl,
    /// An absolute `https` address whose host is a full domain name.
    HttpsDomain,
    /// Text without a slash in front.
    NoSlash,
    /// Text that neither begins nor ends with a parameter, as `{{1}}`.
    InnerParameters,
    /// A telephone number: digits with `+`, `(`, `)`, `-` and spaces.
    Phone,
    /// A plus sign and the country code in front.
    PhonePlus,
    /// An absolute `http` or `https` address on `facebook.com`.
    FacebookUrl,
    /// Text without an address in it.
    NoUrl,
    /// Text without blanks.
    NoSpaces,
    /// Letters `a` to `z` and `A` to `Z`, digits and underscores, at least one.
    Identifier,
    /// A currency of ISO 4217: three capital letters.
    CurrencyCode,
    /// A country of ISO 3166-1: two letters.
    CountryCode,
    /// Seconds since 1970, in digits.
    Timestamp,
    /// One value as JSON text.
    Json,
}

impl Format {
    /// The form in words, as in "digits only".
    #[must_use]
    pub const fn described(self) -> &'static str {
        match self {
            Self::Visible => "text that people can see",
            Self::Digits => "digits only",
            Self::NotZero => "a number other than 0",
            Self::Url | Self::FileUrl => "an absolute http or https address",
            Self::HttpsUrl => "an absolute https address",
            Self::HttpsDomain => "an absolute https address with a full domain name",
            Self::NoSlash => "text without a slash in front",
            Self::InnerParameters => "text that neither begins nor ends with a parameter",
            Self::Phone => "a telephone number",
            Self::PhonePlus => "a telephone number with `+` and the country code in front",
            Self::FacebookUrl => "an address on facebook.com",
            Self::NoUrl => "text without a URL in it",
            Self::NoSpaces => "text without spaces",
            Self::Identifier => "letters, digits and underscores only",
            Self::CurrencyCode => "a currency in three capital letters",
            Self::CountryCode => "a country in two letters",
            Self::Timestamp => "seconds since 1970 in digits",
            Self::Json => "JSON text",
        }
    }

    pub(crate) const fn remedy(self) -> &'static str {
        match self {
            Self::Visible => "write something, or leave it out",
            Self::Digits => "write the id as the platform gave it, without prefix or spaces",
            Self::NotZero => "write the id that came with the person's message",
            Self::Url | Self::FileUrl => "write it in full, as in `https://example.com/page`",
            Self::HttpsUrl => "write it in full and with https, as in `https://example.com/page`",
            Self::HttpsDomain => "write it as in `https://www.example.com`, no IP address",
            Self::NoSlash => "write the name alone, as in `flights`",
            Self::InnerParameters => "put words round it, as in `Your order {{1}} is on its way.`",
            Self::Phone => "write digits with `+`, `(`, `)`, `-` and spaces, as in `+16505551234`",
            Self::PhonePlus => "write it as in `+16505551234`",
            Self::FacebookUrl => {
                "write the address of the photo or video there, or upload the file"
            }
            Self::NoUrl => "leave the address out",
            Self::NoSpaces => "write it in one piece, as in `RYE-10`",
            Self::Identifier => "write it as in `bread_today`",
            Self::CurrencyCode => "write the code of ISO 4217, as in `EUR`",
            Self::CountryCode => "write the code of ISO 3166-1, as in `GB`",
            Self::Timestamp => "write unix seconds, as in `1790412000`",
            Self::Json => "write it as in `{\"level\": 2}`",
        }
    }

    /// Whether it is that of an address.
    #[must_use]
    pub const fn is_of_an_address(self) -> bool {
        matches!(
            self,
            Self::Url | Self::FileUrl | Self::HttpsUrl | Self::HttpsDomain | Self::FacebookUrl
        )
    }

    /// Whether the platform fetches a file by it.
    pub(crate) const fn is_fetched(self) -> bool {
        matches!(self, Self::FileUrl | Self::FacebookUrl)
    }

    /// Whether `text` has the form.
    pub(crate) const fn fits(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::Visible => bytes.is_empty() || !is_blank(text),
            Self::Digits | Self::Timestamp => !bytes.is_empty() && consists_of_digits(bytes, b""),
            Self::NotZero => bytes.is_empty() || !consists_of(bytes, b"0"),
            Self::Url | Self::FileUrl => {
                is_address(bytes, b"http://") || is_address(bytes, b"https://")
            }
            Self::HttpsUrl => is_address(bytes, b"https://"),
            Self::HttpsDomain => is_address(bytes, b"https://") && is_domain_name(host(bytes)),
            Self::NoSlash => !matches!(bytes, [b'/', ..]),
            Self::InnerParameters => {
                let bytes = bytes.trim_ascii();
                !matches!(bytes, [b'{', b'{', ..]) && !matches!(bytes, [.., b'}', b'}'])
            }
            Self::Phone => is_phone(bytes),
            Self::PhonePlus => !is_phone(bytes) || matches!(bytes, [b'+', ..]),
            Self::FacebookUrl => Self::Url.fits(text) && is_on(host(bytes), b"facebook.com"),
            Self::NoUrl => !has_address(bytes),
            Self::NoSpaces => !has_blank(bytes),
            Self::Identifier => !bytes.is_empty() && is_word(bytes),
            Self::CurrencyCode => {
                matches!(bytes, [b'A'..=b'Z', b'A'..=b'Z', b'A'..=b'Z'])
            }
            Self::CountryCode => {
                matches!(bytes, [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
            }
            Self::Json => is_json(text),
        }
    }
}

const fn is_phone(text: &[u8]) -> bool {
    const SIGNS: &[u8] = b"+()- .";
    consists_of_digits(text, SIGNS) && !consists_of(text, SIGNS)
}

const fn consists_of_digits(text: &[u8], and: &[u8]) -> bool {
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        if !byte.is_ascii_digit() && !contains(and, *byte) {
            return false;
        }
        rest = tail;
    }
    true
}

const fn consists_of(text: &[u8], set: &[u8]) -> bool {
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        if !contains(set, *byte) {
            return false;
        }
        rest = tail;
    }
    true
}

const fn is_word(text: &[u8]) -> bool {
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        if !byte.is_ascii_alphanumeric() && *byte != b'_' {
            return false;
        }
        rest = tail;
    }
    true
}

const fn has_blank(text: &[u8]) -> bool {
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        if byte.is_ascii_whitespace() {
            return true;
        }
        rest = tail;
    }
    false
}

const fn contains(set: &[u8], byte: u8) -> bool {
    let mut rest = set;
    while let [first, tail @ ..] = rest {
        if *first == byte {
            return true;
        }
        rest = tail;
    }
    false
}

/// The scheme, something that can be a host, and no blank or control character anywhere.
const fn is_address(text: &[u8], scheme: &[u8]) -> bool {
    let Some(mut rest) = after(text, scheme) else { return false };
    if matches!(rest, [] | [b'/' | b'?' | b'#' | b':', ..]) {
        return false;
    }
    while let [byte, tail @ ..] = rest {
        if *byte <= b' ' || *byte == 0x7f {
            return false;
        }
        rest = tail;
    }
    true
}

/// A scheme with something behind it, or `www.` at the start of a word. A bare `example.com` is no address: it is how
/// many a business is called.
const fn has_address(text: &[u8]) -> bool {
    let (mut rest, mut before) = (text, b' ');
    while let [byte, tail @ ..] = rest {
        let scheme = before.is_ascii_alphabetic() && goes_on(after(rest, b"://"));
        let www = !before.is_ascii_alphanumeric() && goes_on(after(rest, b"www."));
        if scheme || www {
            return true;
        }
        (rest, before) = (tail, *byte);
    }
    false
}

const fn goes_on(rest: Option<&[u8]>) -> bool {
    matches!(rest, Some([byte, ..]) if *byte > b' ')
}

/// What follows `start` in `text`; `start` is in small letters, `text` in any.
pub(super) const fn after<'t>(text: &'t [u8], start: &[u8]) -> Option<&'t [u8]> {
    let (mut rest, mut expected) = (text, start);
    while let [wanted, expected_tail @ ..] = expected {
        match rest {
            [byte, tail @ ..] if byte.to_ascii_lowercase() == *wanted => rest = tail,
            _ => return None,
        }
        expected = expected_tail;
    }
    Some(rest)
}

/// The host of an address, without user and port.
const fn host(address: &[u8]) -> &[u8] {
    let mut rest = address;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        if *byte == b'/' {
            break;
        }
    }
    let authority = match rest {
        [b'/', tail @ ..] => until(tail, b"/?#\\"),
        _ => rest,
    };
    let mut host = authority;
    let mut rest = authority;
    while let [byte, tail @ ..] = rest {
        if *byte == b'@' {
            host = tail;
        }
        rest = tail;
    }
    until(host, b":")
}

const fn until<'t>(text: &'t [u8], stops: &[u8]) -> &'t [u8] {
    let mut length = 0;
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        if contains(stops, *byte) {
            break;
        }
        length += 1;
        rest = tail;
    }
    text.split_at(length).0
}

/// Whether `host` is `domain`, which is in small letters, or below it.
const fn is_on(host: &[u8], domain: &[u8]) -> bool {
    if host.len() < domain.len() {
        return false;
    }
    let (below, end) = host.split_at(host.len() - domain.len());
    after(end, domain).is_some() && matches!(below, [] | [.., b'.'])
}

/// Whether `host` has a dot and something that is neither digit nor dot: no IP address of version 4, no `localhost`.
/// One of version 6 has no dot before the colon at which its host ends.
const fn is_domain_name(host: &[u8]) -> bool {
    contains(host, b'.') && !consists_of_digits(host, b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn sorts(format: Format, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(format.fits(text), "{text:?} is {}", format.described());
        }
        for text in bad {
            assert!(!format.fits(text), "{text:?} is not {}", format.described());
        }
    }

    #[test]
    fn addresses_are_absolute() {
        sorts(
            Format::Url,
            &[
                "http://a",
                "https://example.com/x?y=z#w",
                "HTTPS://EXAMPLE.COM",
                "https://bücher.example/ä",
            ],
            &[
                "",
                "example.com",
                "//example.com",
                "https://",
                "https:///x",
                "ftp://example.com",
                "https://a b",
                "/x",
            ],
        );
        sorts(Format::HttpsUrl, &["https://a"], &["http://a", "https:/a"]);
    }

    #[test]
    fn domains_are_full_names() {
        sorts(
            Format::HttpsDomain,
            &["https://example.com", "https://www.example.com/", "https://bücher.example:8443"],
            &[
                "",
                "example.com",
                "http://example.com",
                "https://localhost",
                "https://10.0.0.1",
                "https://10.0.0.1:8443/",
                "https://[::1]/a.b",
            ],
        );
    }

    #[test]
    fn commands_begin_without_a_slash() {
        sorts(Format::NoSlash, &["", "flights", "a/b"], &["/", "/flights"]);
    }

    #[test]
    fn parameters_stand_inside() {
        sorts(
            Format::InnerParameters,
            &["", "Order {{1}} is on its way.", "{1} and {2}"],
            &["{{1}} is on its way", "Your order is {{1}}", " {{name}} ", "{{1}}"],
        );
    }

    #[test]
    fn telephone_numbers_hold_digits_and_their_signs() {
        sorts(
            Format::Phone,
            &["+16505551234", "+1(212)555-2368", "16505551234", "+49 30 1234"],
            &["", "+", "call me", "+1-800-FLOWERS"],
        );
        // What is no telephone number at all breaks that rule and not this one as well.
        sorts(Format::PhonePlus, &["+16505551234", "call me"], &["16505551234"]);
    }

    #[test]
    fn digits_are_at_least_one() {
        sorts(Format::Digits, &["0", "7204418830956127"], &["", " ", "1a", "-1", "1 2", "١٢"]);
        sorts(Format::NotZero, &["", "10", "a"], &["0", "000"]);
    }

    #[test]
    fn visible_is_what_is_not_blank() {
        sorts(Format::Visible, &["", "a", " . "], &[" ", "\n\n", "\u{a0}", "\u{200b}"]);
    }

    #[test]
    fn facebook_addresses_are_on_facebook() {
        sorts(
            Format::FacebookUrl,
            &[
                "https://www.facebook.com/bakery/photos/44",
                "http://facebook.com/44",
                "https://business.FACEBOOK.com:443/44",
                "https://m.facebook.com?v=44",
            ],
            &[
                "https://facebook.com.evil.example/44",
                "https://notfacebook.com/44",
                "https://facebook.com@evil.example/44",
                "https://evil.example/facebook.com",
                "https://evil.example\\@facebook.com",
                "https://com",
                "www.facebook.com/44",
                "ftp://facebook.com/44",
                "",
            ],
        );
    }

    #[test]
    fn text_without_an_address_may_name_a_business() {
        sorts(
            Format::NoUrl,
            &[
                "",
                "Rate us",
                "Rate Bakery.com",
                "either/or",
                "a://",
                ":// ",
                "www",
                "awww.cute",
                "www. no",
            ],
            &[
                "See http://a",
                "HTTPS://A.example",
                "app://open",
                "see www.example.com",
                "(WWW.example.com)",
            ],
        );
    }

    #[test]
    fn codes_keep_their_length_and_letters() {
        sorts(Format::NoSpaces, &["", "RYE-10", "é"], &["RYE 10", " RYE", "RYE\t10", "RYE\n"]);
        sorts(
            Format::Identifier,
            &["a", "Bread_2day", "_"],
            &["", "bread-today", "bread today", "é"],
        );
        sorts(Format::CurrencyCode, &["EUR", "XYZ"], &["", "eur", "EU", "EURO", "E1R", "€"]);
        sorts(Format::CountryCode, &["GB", "gb"], &["", "G", "GBR", "G1", "ß"]);
        sorts(Format::Timestamp, &["0", "1790412000"], &["", "-1", "1790412000.5", "2026-09-26"]);
    }
}
