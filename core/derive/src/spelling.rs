//! What is said of a word that is none of the schema's language. Core's `spelling` does the same for the API's words, but
//! core depends on this crate, and a file outside of its folder would be missing where it is published.

/// The sentence about `word`, where `known` are taken.
pub(crate) fn no_word(word: &str, known: &[&str]) -> String {
    let near = known.iter().map(|known| (distance(word, known), known));
    let near = near.filter(|(distance, known)| {
        *distance <= 2 && (distance * 2 < known.len() || sorted(word) == sorted(known))
    });
    match near.min() {
        Some((_, meant)) => {
            format!("`{word}` is no word of the schema's language here: did you mean `{meant}`?")
        }
        None => format!(
            "`{word}` is no word of the schema's language here, which has `{}`",
            known.join("`, `")
        ),
    }
}

/// The letters of a word, whatever their order: two that change places count twice in the distance.
fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<_> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// How many letters one has to insert, leave out or replace.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (above, letter) in from.chars().enumerate() {
        let (mut corner, mut left) = (above, above + 1);
        for (cell, other) in row.iter_mut().skip(1).zip(to.chars()) {
            left = (corner + usize::from(letter != other)).min(*cell + 1).min(left + 1);
            corner = std::mem::replace(cell, left);
        }
        row.iter_mut().take(1).for_each(|first| *first = above + 1);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_near_is_meant() {
        let known = ["bytes", "chars", "items", "nonempty", "only"];
        for (word, meant) in
            [("char", "chars"), ("item", "items"), ("nonemtpy", "nonempty"), ("olny", "only")]
        {
            let told = no_word(word, &known);
            assert!(told.ends_with(&format!("here: did you mean `{meant}`?")), "{told}");
        }
    }

    #[test]
    fn where_nothing_is_near_the_words_are_listed() {
        let told = no_word("length", &["bytes", "chars"]);
        assert_eq!(
            told,
            "`length` is no word of the schema's language here, which has `bytes`, `chars`"
        );
    }
}
