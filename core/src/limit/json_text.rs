//! Whether a text is JSON: a recogniser that runs while compiling.
//!
//! A state machine: it does not recurse, and remembers open objects and lists as a stack of bits, so that no text can
//! overflow the stack of rustc.

/// Whether `text` is one JSON value (RFC 8259) of at most 128 levels.
pub(crate) const fn is_json(text: &str) -> bool {
    let mut scan = Scan { rest: text.as_bytes(), due: Due::Value, open: 0, depth: 0 };
    while let [_, ..] = scan.rest {
        scan = match scan.step() {
            Some(next) => next,
            None => return false,
        };
    }
    scan.depth == 0 && matches!(scan.due, Due::Joint)
}

#[derive(Clone, Copy)]
struct Scan<'t> {
    rest: &'t [u8],
    due: Due,
    /// One bit for each open object (1) or list (0), the innermost last.
    open: u128,
    depth: u32,
}

/// What must come next.
#[derive(Clone, Copy)]
enum Due {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    /// A comma or the end of what is open.
    Joint,
}

impl<'t> Scan<'t> {
    const fn step(self) -> Option<Self> {
        match (self.due, self.rest) {
            (_, [b' ' | b'\t' | b'\n' | b'\r', tail @ ..]) => Some(self.at(tail, self.due)),
            (Due::Value | Due::ValueOrEnd, [b'{', tail @ ..]) => self.enter(tail, true),
            (Due::Value | Due::ValueOrEnd, [b'[', tail @ ..]) => self.enter(tail, false),
            (Due::Key | Due::KeyOrEnd, [b'"', tail @ ..]) => self.past(string(tail), Due::Colon),
            (Due::Colon, [b':', tail @ ..]) => Some(self.at(tail, Due::Value)),
            (Due::Joint, [b',', tail @ ..]) if self.depth > 0 => {
                Some(self.at(tail, if self.is_in_object() { Due::Key } else { Due::Value }))
            }
            (Due::Joint | Due::KeyOrEnd, [b'}', tail @ ..]) if self.is_in_object() => {
                Some(self.leave(tail))
            }
            (Due::Joint | Due::ValueOrEnd, [b']', tail @ ..]) if self.is_in_list() => {
                Some(self.leave(tail))
            }
            (Due::Value | Due::ValueOrEnd, rest) => self.past(scalar(rest), Due::Joint),
            _ => None,
        }
    }

    const fn at(self, rest: &'t [u8], due: Due) -> Self {
        Self { rest, due, ..self }
    }

    const fn past(self, rest: Option<&'t [u8]>, due: Due) -> Option<Self> {
        match rest {
            Some(rest) => Some(self.at(rest, due)),
            None => None,
        }
    }

    const fn enter(self, rest: &'t [u8], object: bool) -> Option<Self> {
        // All bits are taken. It is serde_json's recursion limit too, so no text that parses is refused here.
        if self.depth == u128::BITS {
            return None;
        }
        let due = if object { Due::KeyOrEnd } else { Due::ValueOrEnd };
        Some(Self { rest, due, open: self.open << 1 | object as u128, depth: self.depth + 1 })
    }

    const fn leave(self, rest: &'t [u8]) -> Self {
        Self { rest, due: Due::Joint, open: self.open >> 1, depth: self.depth - 1 }
    }

    const fn is_in_object(&self) -> bool {
        self.depth > 0 && self.open & 1 == 1
    }

    const fn is_in_list(&self) -> bool {
        self.depth > 0 && self.open & 1 == 0
    }
}

const fn scalar(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'"', tail @ ..] => string(tail),
        [b't', b'r', b'u', b'e', tail @ ..]
        | [b'f', b'a', b'l', b's', b'e', tail @ ..]
        | [b'n', b'u', b'l', b'l', tail @ ..] => Some(tail),
        [b'-', tail @ ..] => number(tail),
        _ => number(text),
    }
}

/// The rest behind a string whose opening quote has been read.
const fn string(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    loop {
        rest = match rest {
            [b'"', tail @ ..] => return Some(tail),
            [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', tail @ ..] => tail,
            [b'\\', b'u', a, b, c, d, tail @ ..] if is_hex(*a, *b) && is_hex(*c, *d) => tail,
            [] | [b'\\' | 0..=0x1f, ..] => return None,
            [_, tail @ ..] => tail,
        };
    }
}

const fn is_hex(high: u8, low: u8) -> bool {
    high.is_ascii_hexdigit() && low.is_ascii_hexdigit()
}

/// The rest behind a number whose sign has been read.
const fn number(text: &[u8]) -> Option<&[u8]> {
    let whole = match text {
        [b'0', tail @ ..] => tail,
        [b'1'..=b'9', tail @ ..] => skip_digits(tail),
        _ => return None,
    };
    let fraction = match whole {
        [b'.', b'0'..=b'9', tail @ ..] => skip_digits(tail),
        _ => whole,
    };
    Some(match fraction {
        [b'e' | b'E', b'+' | b'-', b'0'..=b'9', tail @ ..]
        | [b'e' | b'E', b'0'..=b'9', tail @ ..] => skip_digits(tail),
        _ => fraction,
    })
}

// Slice patterns here and in `format`: a const fn can call no iterator, and indexing could panic.
const fn skip_digits(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let [b'0'..=b'9', tail @ ..] = rest {
        rest = tail;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &[&str] = &[
        "{}",
        "[]",
        "0",
        "-1.5e+10",
        "null",
        "\"\"",
        " [1 , {\"a\" : [ true , false ] } ]\n",
        r#"{"level": 2, "of": {"bread": "\u00e9\n\/"}, "x": [[], {}]}"#,
        r#""שלום 👩‍🍳""#,
    ];

    #[test]
    fn values_are_json() {
        for text in GOOD {
            assert!(is_json(text), "{text}");
        }
    }

    #[test]
    fn other_text_is_none() {
        for text in [
            "",
            " ",
            "oven two",
            "{",
            "}",
            "[1,]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "[1 2]",
            "[}",
            "{]",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "--1",
            "tru",
            "nulls",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\n\"",
            "1 2",
            "{}{}",
            "'a'",
            "[1]]",
        ] {
            assert!(!is_json(text), "{text:?}");
        }
    }

    #[test]
    fn depth_has_a_bound() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(is_json(&nested(128)));
        assert!(!is_json(&nested(129)));
        assert!(!is_json(&"[".repeat(1_000_000)));
    }

    #[test]
    fn it_runs_while_compiling() {
        const { assert!(is_json("{\"level\": 2}")) };
    }

    /// Every text that is one letter away from a good one, judged by this recogniser and by `serde_json`.
    #[test]
    fn it_agrees_with_a_parser() {
        let letters = "{}[]:,\"\\ 01-.eEu/tn\n";
        for text in GOOD {
            for (at, letter) in text.char_indices() {
                let (head, tail) = (&text[..at], &text[at + letter.len_utf8()..]);
                let changed = letters.chars().map(|other| format!("{head}{other}{tail}"));
                let grown = letters.chars().map(|other| format!("{head}{other}{letter}{tail}"));
                for near in changed.chain(grown).chain([format!("{head}{tail}")]) {
                    let parsed = serde_json::from_str::<serde_core::de::IgnoredAny>(&near).is_ok();
                    assert_eq!(is_json(&near), parsed, "{near:?}");
                }
            }
        }
    }
}
