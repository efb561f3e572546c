//! Texts that must stay in one piece, such as titles: what is too much of them gives way to an ellipsis.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::limit::characters;

/// `text` in at most so many characters (Unicode scalar values, as limits count them): where it is longer, its start and
/// an ellipsis, which counts among them.
///
/// It is cut between characters as people see them, so that an emoji of several code points stays whole or goes as a whole,
/// and the blanks before the ellipsis go too. Where the first one alone is too long, the ellipsis is all that is left.
///
/// Messenger and Instagram show 20 characters of the title of a button or a quick reply and cut the rest without a sign:
///
/// ```
/// use sendapi_core::QuickReply;
/// use sendapi_core::split::shorten;
///
/// let loaf = "Sourdough rye with caraway";
/// let chip = QuickReply::text(shorten(loaf, 20), "RYE");
/// assert_eq!(chip.title.as_deref(), Some("Sourdough rye with…"));
/// assert_eq!(shorten("Rye", 20), "Rye");
/// ```
#[must_use]
pub fn shorten(text: &str, most: usize) -> Cow<'_, str> {
    if characters(text) <= most {
        return Cow::Borrowed(text);
    }
    let Some(mut room) = most.checked_sub(1) else { return Cow::Borrowed("") };
    let mut end = 0;
    for (place, seen) in text.grapheme_indices(true) {
        let Some(left) = room.checked_sub(characters(seen)) else { break };
        (room, end) = (left, place + seen.len());
    }
    let start = text.get(..end).unwrap_or_default().trim_end();
    Cow::Owned(format!("{start}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_as_it_is() {
        assert!(matches!(shorten("Rye and spelt", 13), Cow::Borrowed("Rye and spelt")));
        assert_eq!(shorten("Rye and spelt", 12), "Rye and spe…");
        assert_eq!(shorten("", 0), "");
    }

    #[test]
    fn the_ellipsis_counts_and_stands_behind_no_blank() {
        assert_eq!(shorten("Rye and spelt", 5), "Rye…");
        assert_eq!(shorten("Rye and spelt", 1), "…");
        assert_eq!(shorten("Rye and spelt", 0), "");
    }

    #[test]
    fn what_people_see_as_one_character_is_not_cut() {
        // Two, seven and two scalar values.
        for seen in ["e\u{301}", "👨\u{200d}👩\u{200d}👧\u{200d}👦", "🇳🇴"] {
            let (text, length) = (format!("ab{seen}cd"), characters(seen));
            assert_eq!(shorten(&text, 3 + length), format!("ab{seen}…"));
            assert_eq!(shorten(&text, 2 + length), "ab…");
        }
        assert_eq!(shorten("👨\u{200d}👩\u{200d}👧\u{200d}👦 at home", 5), "…");
    }

    #[test]
    fn no_length_is_exceeded() {
        let text = "Zwölf 👩\u{200d}🍳 rye\u{200b}\n\n loaves, 日本語 🇳🇴🇸🇪";
        for most in 0..=characters(text) {
            assert!(characters(&shorten(text, most)) <= most, "{most}");
        }
    }
}
