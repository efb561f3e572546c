//! The word that rust-analyzer puts where the cursor stands.

/// What it is now, and what it was before 2026.
const CURSORS: [&str; 2] = ["raCompletionMarker", "intellijRulezz"];

/// Whether the cursor stands in a word.
pub(crate) fn is_in(word: &str) -> bool {
    CURSORS.iter().any(|cursor| word.contains(cursor))
}

/// Whether nothing is typed of a word yet.
pub(crate) fn is_all_of(word: &str) -> bool {
    CURSORS.contains(&word)
}

/// What is typed of a word.
pub(crate) fn typed(word: &str) -> String {
    CURSORS.iter().fold(word.to_owned(), |word, cursor| word.replace(cursor, ""))
}
