//! The facts about a message or call that spans and metrics share.

use crate::Error;

/// What is known before it begins.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    #[cfg_attr(not(feature = "tracing"), expect(dead_code, reason = "numbers tell of no account"))]
    pub(super) account: Option<&'a str>,
    pub(super) platform: &'static str,
    pub(super) kind: &'static str,
    is_dry_run: bool,
}

impl<'a> Facts<'a> {
    pub(crate) const fn of(
        account: Option<&'a str>,
        platform: &'static str,
        kind: &'static str,
        is_dry_run: bool,
    ) -> Self {
        Self { account, platform, kind, is_dry_run }
    }

    /// What became of it.
    pub(super) fn end<'e, T>(&self, result: &'e Result<T, Error>) -> End<'e> {
        match result {
            Ok(_) if self.is_dry_run => End { outcome: "dry_run", error: None },
            Ok(_) => End { outcome: "ok", error: None },
            Err(error) => End { outcome: error.delivery().as_str(), error: Some(error) },
        }
    }
}

/// What is known once it has ended.
#[derive(Clone, Copy)]
pub(super) struct End<'e> {
    pub(super) outcome: &'static str,
    pub(super) error: Option<&'e Error>,
}

/// The family of a refusal.
pub(crate) fn family(error: &Error) -> Option<&'static str> {
    error.explain().map(|code| code.family().as_str())
}
