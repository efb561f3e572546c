//! No spans and events: the feature `tracing` is off.

use std::borrow::Cow;
use std::time::Duration;

use super::told::Told;
use crate::Error;
use crate::webhook::{Accepted, Incoming, Uncertain};

pub(super) struct Span;

#[expect(clippy::unused_self, reason = "with the feature there is a span in it")]
impl Span {
    pub(super) fn of_a_handler(
        _: Option<&str>,
        _: &'static str,
        _: &Incoming,
        _: Duration,
    ) -> Self {
        Self
    }

    pub(super) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(super) fn within<T>(&self, what: impl FnOnce() -> T) -> T {
        what()
    }

    pub(super) fn tell_end(
        &self,
        _: &'static str,
        _: Option<&Error>,
        _: (Option<String>, Option<Cow<'static, str>>),
        _: Duration,
    ) {
    }
}

pub(super) struct Body;

#[expect(clippy::unused_self, reason = "with the feature there is a span in it")]
impl Body {
    pub(super) fn of(_: usize) -> Self {
        Self
    }

    pub(super) fn within<T>(&self, what: impl FnOnce() -> T) -> T {
        what()
    }

    pub(super) fn tell_end(&self, _: &'static str) {}
}

pub(super) fn tell_verified() {}

pub(super) fn tell_accepted(_: Accepted) {}

pub(super) fn tell_turned_away(_: &'static str, _: Accepted, _: Option<&str>) {}

pub(super) fn tell_refused(_: &'static str, _: Told<'_>, _: Option<u64>) {}

pub(super) fn tell_unanswered(_: &'static str, _: Told<'_>, _: Option<u64>) {}

pub(super) fn tell_uncertain(_: &Uncertain) {}
