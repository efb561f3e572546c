//! What is said of a word that is none of the schema's language. Core's `spelling` does the same for the API's words, but
//! core depends on this crate, and a file outside of its folder would be missing where it is published.

/// The sentence about `word`, where `known` are taken.
pub(crate) fn no_word(word: &str, known: &[&str]) -> String {
    let near = known.iter().map(|known| (strsim::osa_distance(word, known), known));
    let near = near.filter(|(distance, known)| *distance <= 2 && distance * 2 < known.len());
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
