//! Nothing is told: neither of the features is on.

use std::time::Duration;

use crate::webhook::{Accepted, Failure, Incoming, Refused, Rejected, Unanswered, Uncertain};

pub(crate) fn received(
    _: usize,
    take: impl FnOnce() -> Result<Accepted, Rejected>,
) -> Result<Accepted, Rejected> {
    take()
}

pub(crate) fn verified() {}

pub(crate) struct Report;

#[expect(clippy::unused_self, reason = "with the features it tells later")]
impl Report {
    pub(crate) const fn new() -> Self {
        Self
    }

    pub(crate) fn accepted(&mut self, _: &'static str) {}

    pub(crate) fn duplicate(&mut self, _: &'static str) {}

    pub(crate) fn ignored(&mut self, _: &'static str) {}

    pub(crate) fn turned_away(&mut self, _: &'static str) {}

    pub(crate) fn tell(self, _: &Result<Accepted, Rejected>) {}
}

#[derive(Default)]
pub(crate) struct Refusals(());

#[expect(clippy::unused_self, reason = "with the features it knows what it told")]
impl Refusals {
    pub(crate) fn tell(&self, _: &Refused) {}

    #[cfg(feature = "axum")]
    pub(crate) fn tell_not_read(&self, _: &'static str, _: &str) {}

    pub(crate) fn tell_unanswered(&self, _: &Unanswered) {}
}

pub(crate) fn uncertain(_: &Uncertain) {}

pub(crate) struct Waiting;

impl Waiting {
    pub(crate) fn of(_: &'static str) -> Self {
        Self
    }
}

pub(crate) struct Handling;

#[expect(clippy::unused_self, reason = "with the features there is something in it")]
impl Handling {
    pub(crate) fn of(_: Option<&str>, _: &Incoming, _: Duration) -> Self {
        Self
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(crate) fn end(self, _: &Result<(), Failure>, _: bool) {}
}
