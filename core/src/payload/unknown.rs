//! A payload that no variant has.

use std::error::Error as StdError;
use std::fmt;

use crate::told::Written;

/// A payload that no variant has. Buttons stay in conversations, so old ones are to be expected.
#[derive(Clone, PartialEq, Eq)]
pub struct Unknown {
    text: String,
    because: Because,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Because {
    Name,
    Member { variant: &'static str, key: &'static str },
}

impl Unknown {
    /// The payload as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The payload as it came.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    pub(super) fn name(text: &str) -> Self {
        Self { text: text.to_owned(), because: Because::Name }
    }

    pub(super) fn member(text: &str, variant: &'static str, key: &'static str) -> Self {
        Self { text: text.to_owned(), because: Because::Member { variant, key } }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Written(&self.text);
        match &self.because {
            Because::Name => write!(formatter, "no variant has the payload `{text}`"),
            Because::Member { variant, key } => {
                write!(formatter, "payload `{text}` has no `{key}` that `{variant}` can read")
            }
        }
    }
}

crate::told! { Unknown }

impl StdError for Unknown {}
