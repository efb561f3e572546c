//! Whether people see anything of a text. By bytes, since `str::chars` cannot be called while compiling.

/// Whether nothing of `text` can be seen: it is white space of Unicode and characters without a width, or empty.
pub(crate) const fn is_blank(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        rest = match rest {
            [b'\t'..=b'\r' | b' ', tail @ ..]
            // Next line, no-break space.
            | [0xc2, 0x85 | 0xa0, tail @ ..]
            // The blank of Ogham, those of print and the three of no width behind them, separators, narrow no-break space.
            | [0xe1, 0x9a, 0x80, tail @ ..]
            | [0xe2, 0x80, 0x80..=0x8d | 0xa8 | 0xa9 | 0xaf, tail @ ..]
            // Mathematical space, word joiner, ideographic space, zero width no-break space.
            | [0xe2, 0x81, 0x9f | 0xa0, tail @ ..]
            | [0xe3, 0x80, 0x80, tail @ ..]
            | [0xef, 0xbb, 0xbf, tail @ ..] => tail,
            _ => return false,
        };
    }
    true
}

/// Whether nothing of a character can be seen.
#[cfg(feature = "split")]
pub(crate) fn is_blank_character(character: char) -> bool {
    is_blank(character.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_those_of_unicode_and_those_of_no_width() {
        const NO_WIDTH: [char; 5] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];
        for character in '\0'..=char::MAX {
            let blank = character.is_whitespace() || NO_WIDTH.contains(&character);
            assert_eq!(is_blank(character.encode_utf8(&mut [0; 4])), blank, "{character:?}");
        }
    }

    #[test]
    fn one_visible_character_is_enough() {
        assert!(is_blank("") && is_blank(" \u{200b}\n\u{a0}"));
        assert!(!is_blank("  .") && !is_blank("\u{200b}é\u{200b}") && !is_blank("👨\u{200d}👩"));
    }
}
