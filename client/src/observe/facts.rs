//! The facts about a message or call that spans and metrics share.

#[cfg(feature = "tracing")]
use std::time::Duration;

use crate::Error;

/// What is known before it begins.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    #[cfg_attr(not(feature = "tracing"), expect(dead_code, reason = "numbers tell of no account"))]
    pub(super) account: Option<&'a str>,
    pub(super) platform: &'static str,
    pub(super) kind: &'static str,
    pub(super) is_dry_run: bool,
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

    /// Whether it is none of the kinds of messages.
    #[cfg(feature = "tracing")]
    pub(super) fn is_a_call(&self) -> bool {
        self.kind == CALL
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

/// Seconds as people read them, down to a tenth of a millisecond.
#[cfg(feature = "tracing")]
pub(crate) fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10_000.0
}

/// An id that came from outside, if it looks like one: a server that is not the platform may write anything there.
#[cfg(feature = "tracing")]
pub(crate) fn message_id(id: &str) -> Option<&str> {
    let is_of_one = |byte: u8| byte.is_ascii_alphanumeric() || b"_-+/=.:$".contains(&byte);
    (id.len() <= LONGEST_MESSAGE_ID && id.bytes().all(is_of_one)).then_some(id)
}

#[cfg(feature = "tracing")]
const LONGEST_MESSAGE_ID: usize = 256;

#[cfg(feature = "tracing")]
const CALL: &str = "call";
