//! No spans and events: the feature `tracing` is off.

use std::pin::Pin;
use std::time::Duration;

use super::facts::{End, Facts};
use crate::Error;

pub(super) struct Span;

#[expect(clippy::unused_self, reason = "with the feature there is a span in it")]
impl Span {
    pub(super) fn of_a_request(_: &Facts<'_>) -> Self {
        Self
    }

    pub(super) fn of_an_attempt(_: u32, _: Duration) -> Self {
        Self
    }

    /// In a box, as with the feature: what counts stands around it.
    pub(super) fn around<F: Future>(&self, future: F) -> Pin<Box<F>> {
        Box::pin(future)
    }

    pub(super) fn tell_end(&self, _: End<'_>) {}
}

pub(crate) fn inherited<F: Future>(future: F) -> F {
    future
}

pub(super) fn tell_outcome(_: &Facts<'_>, _: End<'_>, _: Option<&str>, _: Duration) {}

pub(super) fn tell_attempts(_: u32, _: Duration) {}

pub(super) fn tell_answer(_: u16) {}

pub(super) fn tell_usage(_: u64) {}

pub(super) fn tell_retry(_: u32, _: &Error, _: Duration) {}

pub(super) fn tell_hold_up(_: &'static str, _: Duration) {}

pub(super) fn tell_renewal() {}

pub(super) fn tell_warnings(_: impl FnOnce() -> Vec<String>) {}
