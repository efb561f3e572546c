//! [`UnknownWord`]: text that should be one of the API's words and is none.

use std::error::Error;
use std::fmt;

use crate::check::wording;
use crate::schema::Choices;

/// Text that should be one of a set of words and is none; it says which words there are.
///
/// ```
/// use sendapi_core::Tag;
///
/// let unknown = "HUMAN_AGNET".parse::<Tag>().unwrap_err();
/// assert_eq!(unknown.to_string(), "unknown tag `HUMAN_AGNET`, did you mean `HUMAN_AGENT`?");
/// assert_eq!(unknown.words().next(), Some("HUMAN_AGENT"));
/// ```
#[derive(Clone)]
pub struct UnknownWord {
    word: String,
    choices: &'static Choices,
}

impl UnknownWord {
    pub(crate) fn new(word: &str, choices: &'static Choices) -> Self {
        Self { word: word.to_owned(), choices }
    }

    /// The text.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }

    /// The words that there are, as the API writes them; without those that are on their way out.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        wording::living(self.choices).map(|choice| choice.value)
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (label, word) = (self.choices.noun.name, &self.word);
        let finding = match (self.choices.retired(word), self.choices.elsewhere(word)) {
            (Some(retired), _) => wording::retired_word(label, retired, word),
            (_, Some(elsewhere)) => wording::word_elsewhere(label, elsewhere, word),
            _ => wording::strange_word(label, None, &self.words().collect::<Vec<_>>(), word),
        };
        formatter.write_str(&finding.sentence)?;
        if !finding.remedy.is_empty() {
            write!(formatter, ": {}", finding.remedy)?;
        }
        Ok(())
    }
}

crate::told! { UnknownWord }

impl Error for UnknownWord {}
