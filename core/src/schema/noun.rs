//! What an object or a word is called in sentences.

use std::fmt;

/// What an object or a word is called in sentences: "a generic element".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// "a", "an" or "the".
    pub article: &'static str,
    /// The rest: "generic element".
    pub name: &'static str,
}

impl fmt::Display for Noun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.article, self.name)
    }
}
