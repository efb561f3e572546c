//! "Did you mean": the known word nearest to one that is not known.

/// Words up to this edit distance apart count as near.
const NEAR: usize = 2;

/// Starts of words from this length on count as half-typed words.
const BEGUN: usize = 2;

/// The word of `known` that `word` was probably meant to be: equal but for case, within two letters, or the only one
/// that begins so.
#[must_use]
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let known: Vec<_> = known.into_iter().collect();
    misspelt(word, &known).or_else(|| begun(word, &known))
}

/// The word of `known` that `word` is but for case and underscores, or but for two letters.
#[must_use]
pub fn misspelt<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    // Nothing is near to a word that is far too long, and a character has at most 4 bytes: the distance is quadratic.
    let longest = known.iter().map(|candidate| candidate.len()).max().unwrap_or(0);
    if word.len() > 4 * (longest + NEAR) {
        return None;
    }
    let written = Written { letters: letters(word).collect(), lower: word.to_lowercase() };
    let near =
        known.iter().filter_map(|candidate| Some((written.distance(candidate)?, *candidate)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// A word that is compared with others, taken apart once.
struct Written {
    letters: String,
    lower: String,
}

impl Written {
    /// How far `candidate` is from the word, if it is near.
    fn distance(&self, candidate: &str) -> Option<usize> {
        if letters(candidate).eq(self.letters.chars()) {
            return Some(0);
        }
        // Each letter that one has more than the other is an insertion: most candidates need not be looked at.
        let candidate = candidate.to_lowercase();
        let (here, there) = (self.lower.chars().count(), candidate.chars().count());
        if here.abs_diff(there) > NEAR {
            return None;
        }
        let distance = strsim::osa_distance(&self.lower, &candidate);
        // And less than half of the letters: else every short word would be near to every other.
        (distance <= NEAR && distance * 2 < here.max(there)).then_some(distance)
    }
}

fn begun<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let mut begun =
        known.iter().filter(|candidate| word.len() >= BEGUN && candidate.starts_with(word));
    begun.next().copied().filter(|_| begun.next().is_none())
}

/// The letters of a word without case and what separates them: `quickReplies` has those of `quick_replies`.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|letter| !matches!(letter, '_' | '-')).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found() {
        let known = ["title", "subtitle", "image_url", "buttons"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("TITLE", known), Some("title"));
        assert_eq!(nearest("image_ur", known), Some("image_url"));
        assert_eq!(nearest("button", known), Some("buttons"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn short_words_must_be_nearer() {
        assert_eq!(nearest("ab", ["id", "url"]), None);
        assert_eq!(nearest("ur", ["id", "url"]), Some("url"));
    }
}
