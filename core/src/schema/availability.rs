//! Where and until when a part of the API is there.

use crate::platform::PlatformKind;

/// Whether a broken rule stops a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The platform takes it, but it is on its way out or documented nowhere, or something of it is cut or passed over.
    Warn,
    /// The platform refuses it.
    Reject,
}

/// A part that one platform has and the other has not.
#[derive(Clone, Copy, Debug)]
pub struct Only {
    /// The platform that has it.
    pub platform: PlatformKind,
    /// The rule that its use on the other platform breaks.
    pub rule: &'static str,
    /// Whether that is an error or a doubt.
    pub severity: Severity,
    /// What to use on the other platform.
    pub instead: &'static str,
}

/// A part that is on its way out, or that is documented nowhere: it warns.
#[derive(Clone, Copy, Debug)]
pub struct Deprecated {
    /// The rule.
    pub rule: &'static str,
    /// The day since when, as `2026-04-27`; empty for a part that is only undocumented.
    pub since: &'static str,
    /// What to use in its place, or the doubt.
    pub instead: &'static str,
    /// The one platform on which it is.
    pub on: Option<PlatformKind>,
}

impl Deprecated {
    /// Whether it is on its way out on `platform`.
    #[must_use]
    pub const fn holds_on(&self, platform: PlatformKind) -> bool {
        platform.is_among(self.on)
    }
}

impl Only {
    /// Whether the part is an error on `platform`.
    #[must_use]
    pub fn refuses(&self, platform: PlatformKind) -> bool {
        self.platform != platform && self.severity == Severity::Reject
    }
}
