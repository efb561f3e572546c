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
    /// Whether the other one has nothing against what stands there.
    pub(crate) fits_the_other: bool,
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
            Some(platform) if self.fits_the_other => {
                let (other, account) = the_other(platform);
                write!(
                    formatter,
                    "on {platform}: {}; what is for {other} alone goes by `account.{account}()`",
                    self.violation
                )
            }
            Some(platform) => write!(formatter, "on {platform}: {}", self.violation),
            None => self.violation.fmt(formatter),
        }
    }
}

/// The other platform, and what an account that may be of either calls one of it.
const fn the_other(platform: PlatformKind) -> (PlatformKind, &'static str) {
    match platform {
        PlatformKind::Messenger => (PlatformKind::Instagram, "instagram"),
        PlatformKind::Instagram => (PlatformKind::Messenger, "messenger"),
    }
}
