//! Secrets in what was answered.

use std::ops::Range;

/// Blots out an access token.
pub(crate) fn conceal_token(token: &str, text: &mut Vec<u8>) {
    conceal(token, CONCEALED_TOKEN, text);
}

/// What stands in the place of an access token.
pub(super) const CONCEALED_TOKEN: &str = "[access token]";

/// Blots out a secret, however it is spelled: the platform repeats a token that it cannot read
/// ("Malformed access token …"), and a proxy may show the whole request, as JSON within JSON or as
/// an address. What breaks off within the secret loses what is there of it. JSON stays JSON, and
/// nothing gets longer.
pub(super) fn conceal(secret: &str, label: &str, text: &mut Vec<u8>) {
    if secret.len() < SHORTEST_SECRET {
        return;
    }
    let (mut shown, mut rest) = (Vec::new(), text.as_slice());
    while let Some(found) = find(secret.as_bytes(), rest) {
        let label = if label.len() <= found.len() { label } else { SHORTEST_LABEL };
        shown.extend_from_slice(rest.get(..found.start).unwrap_or_default());
        shown.extend_from_slice(label.as_bytes());
        rest = rest.get(found.end..).unwrap_or_default();
    }
    if !shown.is_empty() {
        shown.extend_from_slice(rest);
        *text = shown;
    }
}

/// Where the secret stands first. A place that begins within an escape begins with that: half an
/// escape would be no JSON.
fn find(secret: &[u8], text: &[u8]) -> Option<Range<usize>> {
    let first = *secret.first()?;
    let mut start = 0;
    while let Some(rest) = text.get(start..)
        && let Some(skipped) = until_it_may_begin(first, rest)
        && let Some(rest) = rest.get(skipped..)
    {
        start += skipped;
        let (backslashes, length) = character(rest);
        let mut begins = std::iter::once(0).chain(backslashes.max(1)..length);
        let found = begins.find_map(|begin| Some(begin + spelled(secret, rest.get(begin..)?)?));
        if let Some(length) = found {
            return Some(start..start + length);
        }
        start += length;
    }
    None
}

/// How much of the text comes before a secret with this first character can begin, in whatever spelling: most answers hold
/// none, and all of them are searched.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep compilers from looking at many bytes at once"
)]
fn until_it_may_begin(first: u8, text: &[u8]) -> Option<usize> {
    let (small, capital) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    let is_first = |byte: u8| (byte == small) | (byte == capital);
    let may_begin = |byte: &u8| is_first(*byte) | (*byte == b'\\') | (*byte == b'%');
    let mut rest = text;
    loop {
        // Whole stretches first, of which a processor looks at all bytes at once.
        let has_one =
            |stretch: &[u8]| stretch.iter().fold(false, |any, byte| any | may_begin(byte));
        let plain = rest.chunks_exact(STRETCH).take_while(|stretch| !has_one(stretch)).count();
        rest = rest.get(plain * STRETCH..)?;
        rest = rest.get(rest.iter().position(may_begin)?..)?;
        match without(b"\\", rest) {
            // Most that is escaped is a quote.
            [next, after @ ..] if rest.len() > after.len() + 1 && first != b'\\' => {
                if is_first(*next) || matches!(next, b'u' | b'%') {
                    break;
                }
                rest = after;
            }
            _ => break,
        }
    }
    Some(text.len() - rest.len())
}

const STRETCH: usize = 16;

/// How many backslashes begin the text, and how long the character is that they are a part of.
fn character(text: &[u8]) -> (usize, usize) {
    let escaped = without(b"\\", text);
    let backslashes = text.len() - escaped.len();
    let length = match escaped {
        [b'u', digits @ ..] if backslashes > 0 && hexadecimal::<4>(digits).is_some() => 5,
        [_, ..] => 1,
        [] => 0,
    };
    (backslashes, backslashes + length)
}

/// How much of the text's beginning is the secret, or what there is of it before the text breaks
/// off.
fn spelled(secret: &[u8], text: &[u8]) -> Option<usize> {
    let mut rest = text;
    for (count, byte) in secret.iter().enumerate() {
        match after(*byte, rest) {
            Some(after) => rest = after,
            None if count >= SHORTEST_SECRET && breaks_off(rest) => return Some(text.len()),
            None => return None,
        }
    }
    Some(text.len() - rest.len())
}

/// What comes after this character, in whatever spelling: `t`, `\u0074`, `\/` as PHP writes a slash,
/// `%74`; each may have been written as JSON or into an address several times, which adds
/// backslashes and `25`s. Small and capital letters count as the same, as they do in hexadecimal
/// digits.
fn after(wanted: u8, text: &[u8]) -> Option<&[u8]> {
    let is_wanted = |byte: u8| byte.eq_ignore_ascii_case(&wanted);
    let is_value = |value: u32| u8::try_from(value).is_ok_and(is_wanted);
    match text {
        [first, rest @ ..] if is_wanted(*first) => Some(rest),
        [b'\\', ..] => match without(b"\\", text) {
            [b'u', digits @ ..] => {
                hexadecimal::<4>(digits).filter(|value| is_value(*value)).and(digits.get(4..))
            }
            [first, rest @ ..] if is_wanted(*first) => Some(rest),
            _ => None,
        },
        [b'%', rest @ ..] => {
            let digits = without(b"25", rest);
            hexadecimal::<2>(digits).filter(|value| is_value(*value)).and(digits.get(2..))
        }
        _ => None,
    }
}

/// Whether the text ends here, or within an escape.
fn breaks_off(text: &[u8]) -> bool {
    let (digits, most) = match text {
        [] => return true,
        [b'\\', ..] => match without(b"\\", text) {
            [] => return true,
            [b'u', digits @ ..] => (digits, 3),
            _ => return false,
        },
        [b'%', digits @ ..] => (without(b"25", digits), 1),
        _ => return false,
    };
    digits.len() <= most && digits.iter().all(u8::is_ascii_hexdigit)
}

/// The text without all of these in a row at its beginning.
fn without<'a>(repeated: &[u8], mut text: &'a [u8]) -> &'a [u8] {
    while let Some(rest) = text.strip_prefix(repeated) {
        text = rest;
    }
    text
}

/// What so many digits say, at most seven; none if there are not as many.
fn hexadecimal<const DIGITS: usize>(text: &[u8]) -> Option<u32> {
    let digits = text.first_chunk::<DIGITS>()?;
    digits.iter().try_fold(0, |value, digit| Some(value * 16 + char::from(*digit).to_digit(16)?))
}

/// Anything shorter is a stand-in from a test, and may be any word of an answer.
const SHORTEST_SECRET: usize = 8;
/// No longer than the shortest secret.
const SHORTEST_LABEL: &str = "[hidden]";

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    const SECRET: &str = "123|EAABu0/se-cret_.n";

    fn concealed(text: &str) -> String {
        let mut text = text.as_bytes().to_vec();
        conceal(SECRET, "[access token]", &mut text);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_token_in_an_answer_is_concealed() {
        let token = |spelled| format!(r#"{{"message":"Malformed access token {spelled}"}}"#);
        for spelled in [
            SECRET,
            r"123|EAABu0\/se-cret_.n",
            r"\u0031\u0032\u0033\u007c\u0045AABu0/se-cret_.n",
            r"123\u007CEAABu0\u002fse-cret_.\u006e",
            "123%7CEAABu0%2Fse-cret_.n",
            "123%7cEAABu0%252fse-cret_%2525252E%6e",
            r"123|EAABu0\\\/se-cret_.\\u006e",
            r"123%7cEAAB\u00750\u002Fse\\u002Dcret_.n",
        ] {
            assert_eq!(concealed(&token(spelled)), token("[access token]"));
        }
        let other = token("124|EAABu0/se-cret_.n");
        assert_eq!(concealed(&other), other);
    }

    #[test]
    fn stand_ins_for_tokens_may_be_any_word() {
        let mut text = br#"{"error":1}"#.to_vec();
        conceal("error", "[access token]", &mut text);
        assert_eq!(text, br#"{"error":1}"#);
    }

    #[test]
    fn what_is_blotted_out_is_no_longer_than_it_was() {
        let mut text = b"EAABsecrEAABsecr EAABsecr".to_vec();
        conceal("EAABsecr", "[access token]", &mut text);
        assert_eq!(text, b"[hidden][hidden] [hidden]");
    }

    #[test]
    fn escapes_around_a_secret_stay_whole() {
        for (text, shown) in [
            (r#""\n123|EAABu0\/se-cret_.n\n""#, r#""\n[access token]\n""#),
            (r#""\\123|EAABu0/se-cret_.n\\""#, r#""[access token]\\""#),
            (r#""\"123|EAABu0/se-cret_.n\"""#, r#""\"[access token]\"""#),
            // Half an escape is none: all of it goes.
            (r#""\u0123|EAABu0/se-cret_.n""#, r#""[access token]""#),
        ] {
            serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(concealed(text), shown);
            serde_json::from_str::<Value>(shown).unwrap();
        }
    }

    #[test]
    fn the_worst_that_a_server_could_answer_takes_no_time_worth_mentioning() {
        for filler in ["\\", "\\\\u", "%25", "%", "1", "123|EAA", r"123|EAABu0\\\\\\\\x"] {
            let text = filler.repeat(200_000 / filler.len());
            assert!(concealed(&text) == text, "{filler}");
        }
    }

    /// The secret, each character spelled as chosen.
    fn spelled(choices: &[u8]) -> Vec<String> {
        let spell = |(c, choice): (char, &u8)| match choice {
            0 => format!("\\u{:04x}", u32::from(c)),
            1 => format!("\\u{:04X}", u32::from(c)),
            2 => format!("%{:02x}", u32::from(c)),
            3 => format!("%25{:02X}", u32::from(c)),
            4 if c == '/' => r"\/".to_owned(),
            _ => c.to_string(),
        };
        SECRET.chars().zip(choices).map(spell).collect()
    }

    fn choices() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(0..10_u8, SECRET.len())
    }

    /// Without percent signs, however often they were written.
    fn plain(text: &str) -> String {
        (0..3).fold(text.to_owned(), |text, _| {
            percent_decode_str(&text).decode_utf8_lossy().into_owned()
        })
    }

    /// What JSON says within JSON.
    fn within(text: &str, depth: usize) -> String {
        match depth {
            0 => text.to_owned(),
            _ => within(&serde_json::from_str::<String>(text).unwrap(), depth - 1),
        }
    }

    proptest! {
        #[test]
        fn json_with_a_secret_stays_json_without_it(
            (before, after) in (any::<String>(), any::<String>()),
            choices in choices(),
            depth in 1..4_usize,
        ) {
            let inside = |text: &str| {
                let json = serde_json::to_string(text).unwrap();
                json.get(1..json.len() - 1).unwrap().to_owned()
            };
            let spelled = spelled(&choices).concat();
            // Of what is around it the secret may take nothing but a part of a character.
            let text = format!("{}<{spelled}>{}", inside(&before), inside(&after));
            let json = (1..depth).fold(format!("\"{text}\""), |json, _| {
                serde_json::to_string(&json).unwrap()
            });
            prop_assert!(plain(&within(&json, depth)).contains(SECRET));
            let shown = concealed(&json);
            prop_assert!(shown.len() <= json.len());
            let said = within(&shown, depth);
            prop_assert_eq!(said, format!("{before}<[access token]>{after}"));
        }

        #[test]
        fn what_holds_no_secret_stays_as_it_is(text in r#"[1-3|EABu0/s\\%25"]{0,60}|.{0,60}"#) {
            prop_assert_eq!(concealed(&text), text);
        }

        #[test]
        fn a_secret_that_breaks_off_is_concealed_as_far_as_it_came(
            choices in choices(),
            cut in 0..200_usize,
        ) {
            let spelled = spelled(&choices);
            let whole: String = format!("Bearer {}", spelled.concat());
            let text = whole.get(..cut.min(whole.len())).unwrap();
            let shown = concealed(text);
            // Seven characters may be any word of an answer.
            let known: String = spelled.iter().take(SHORTEST_SECRET).map(String::as_str).collect();
            if text.len() >= "Bearer ".len() + known.len() {
                prop_assert!(["Bearer [access token]", "Bearer [hidden]"].contains(&&*shown), "{}", shown);
            } else {
                prop_assert_eq!(shown, text);
            }
        }
    }
}
