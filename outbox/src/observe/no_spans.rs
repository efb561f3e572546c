//! No spans and events: the feature `tracing` is off.

use std::time::Duration;

use super::failure::Failure;
use crate::Error;

pub(super) struct Span;

#[expect(clippy::unused_self, reason = "with the feature there is a span in it")]
impl Span {
    pub(super) fn of_a_message(_: &str, _: i64, _: i64) -> Self {
        Self
    }

    pub(super) fn of_a_handler(_: Option<&str>, _: i64, _: i64) -> Self {
        Self
    }

    pub(super) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(super) fn within<T>(&self, what: impl FnOnce() -> T) -> T {
        what()
    }

    pub(super) fn tell_outcome(&self, _: &'static str) {}
}

pub(super) fn tell_begun(_: Option<Duration>) {}

pub(super) fn tell_settled(_: &'static str) {}

pub(super) fn tell_round(_: i64, _: usize, _: usize, _: Duration) {}

pub(super) fn tell_lost_round(_: i64, _: usize, _: usize, _: Duration) {}

pub(super) fn tell_trouble(_: &Error) {}

pub(crate) fn worker_started(_: &str, _: bool) {}

pub(crate) fn worker_stopped(_: &str, _: bool, _: Option<&Error>) {}

pub(crate) fn overtaken(_: &str, _: bool) {}

pub(crate) fn worker_ended(_: &str) {}

pub(crate) fn account_claimed(_: &str, _: i64) {}

pub(crate) fn account_lost(_: &str, _: i64) {}

pub(crate) fn account_let_go(_: &str, _: i64) {}

pub(crate) fn in_doubt(_: i64) {}

pub(super) fn tell_received(_: u64, _: u64, _: u64) {}

pub(super) fn tell_not_kept(_: &'static str, _: &Error) {}

pub(super) fn tell_refused(_: &'static str, _: &str, _: bool) {}

pub(super) fn tell_handled(_: Option<&str>, _: i64, _: Duration) {}

pub(super) fn tell_failed(_: &Failure<'_>, _: Duration) {}

pub(super) fn tell_given_up(_: Option<&str>, _: i64, _: u32) {}
