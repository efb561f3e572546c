//! A rule that a call breaks.

use std::fmt;

use sendapi_core::{PlatformKind, Violation};

use crate::source::mistakes::with_rule;

/// A broken rule, and where it is one.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) violation: Violation,
    /// The platform, where a call is for both and the other one does not say the same.
    pub(crate) on: Option<PlatformKind>,
}

impl Broken {
    /// The sentence, and below it which rule it is about and where the platform writes of it.
    pub(crate) fn told(&self) -> String {
        with_rule(self, self.violation.rule(), self.violation.link())
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.on {
            Some(platform) => write!(formatter, "on {platform}: {}", self.violation),
            None => self.violation.fmt(formatter),
        }
    }
}
