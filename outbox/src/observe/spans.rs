//! Spans and events: here `tracing` is named, and nowhere else. Without its feature `no_spans.rs` stands here.

use std::pin::Pin;
use std::time::Duration;

use tracing::field::Empty;
use tracing::instrument::Instrumented;
use tracing::{Instrument, debug, error, info, info_span, trace, warn};

use super::failure::Failure;
use crate::Error;

/// A span of this crate.
pub(super) struct Span(tracing::Span);

impl Span {
    pub(super) fn of_a_message(account: &str, message: i64, tries: i64) -> Self {
        Self(info_span!(target: TARGET, "sendapi.outbox.message", account, message, tries))
    }

    /// The outermost: the answer to the platform does not wait for it.
    pub(super) fn of_a_handler(account: Option<&str>, event: i64, tries: i64) -> Self {
        Self(info_span!(
            target: TARGET,
            parent: None,
            "sendapi.outbox.handler",
            account,
            event,
            tries,
            outcome = Empty,
        ))
    }

    /// In a box: a future within a future within a future would be moved about whole.
    pub(super) fn around<F: Future>(&self, future: F) -> Instrumented<Pin<Box<F>>> {
        Box::pin(future).instrument(self.0.clone())
    }

    pub(super) fn within<T>(&self, what: impl FnOnce() -> T) -> T {
        self.0.in_scope(what)
    }

    pub(super) fn tell_outcome(&self, outcome: &'static str) {
        self.0.record("outcome", outcome);
    }
}

pub(super) fn tell_begun(waited: Option<Duration>) {
    debug!(target: TARGET, wait = waited.map(seconds), "message begun");
}

pub(super) fn tell_settled(outcome: &'static str) {
    debug!(target: TARGET, outcome, "message settled");
}

/// Most rounds of a worker with nothing to do show that it lives, and nothing else.
pub(super) fn tell_round(round: i64, begins: usize, answers: usize, took: Duration) {
    let took = seconds(took);
    if begins + answers == 0 {
        trace!(target: TARGET, round, begins, answers, took, "round written");
    } else {
        debug!(target: TARGET, round, begins, answers, took, "round written");
    }
}

pub(super) fn tell_lost_round(round: i64, begins: usize, answers: usize, took: Duration) {
    warn!(target: TARGET, round, begins, answers, took = seconds(took), "round lost");
}

pub(super) fn tell_trouble(error: &Error) {
    warn!(target: TARGET, cause = %error, "outbox in trouble");
}

pub(crate) fn worker_started(name: &str, is_inbox: bool) {
    info!(target: TARGET, worker = name, kind = kind(is_inbox), "worker started");
}

pub(crate) fn worker_stopped(name: &str, is_inbox: bool, error: Option<&Error>) {
    let kind = kind(is_inbox);
    match error {
        None => info!(target: TARGET, worker = name, kind, "worker stopped"),
        Some(error) => error!(target: TARGET, worker = name, kind, cause = %error, "worker broken"),
    }
}

/// Others have taken it for dead; it goes on under another name.
pub(crate) fn overtaken(name: &str, is_inbox: bool) {
    warn!(target: TARGET, worker = name, kind = kind(is_inbox), "worker overtaken");
}

/// Another one, which this one has ended.
pub(crate) fn worker_ended(id: &str) {
    warn!(target: TARGET, id, "dead worker ended");
}

/// `term` above 1: from somebody else.
pub(crate) fn account_claimed(account: &str, term: i64) {
    info!(target: TARGET, account, term, "account claimed");
}

pub(crate) fn account_lost(account: &str, term: i64) {
    warn!(target: TARGET, account, term, "account lost");
}

pub(crate) fn account_let_go(account: &str, term: i64) {
    info!(target: TARGET, account, term, "account let go");
}

/// The client has no line about it: whoever sent it has ended.
pub(crate) fn in_doubt(message: i64) {
    warn!(target: TARGET, message, "message left unknown by a process that ended");
}

pub(super) fn tell_received(events: u64, known: u64, ignored: u64) {
    debug!(target: TARGET, events, known, ignored, "events received");
}

pub(super) fn tell_not_kept(reason: &'static str, error: &Error) {
    warn!(target: TARGET, reason, cause = %error, "webhook turned away");
}

pub(super) fn tell_refused(reason: &'static str, cause: &str, is_due: bool) {
    if is_due {
        warn!(target: TARGET, reason, cause, "webhook refused");
    } else {
        debug!(target: TARGET, reason, cause, "webhook refused");
    }
}

/// Outside of its span, whose fields would say the same in one line twice.
pub(super) fn tell_handled(account: Option<&str>, event: i64, took: Duration) {
    info!(target: TARGET, parent: None, account, event, took = seconds(took), "event handled");
}

pub(super) fn tell_failed(failure: &Failure<'_>, took: Duration) {
    let Failure { outcome, cause, tries, wait } = *failure;
    let (took, wait) = (seconds(took), wait.map(seconds));
    error!(target: TARGET, outcome, tries, wait, took, cause, "handler failed");
}

pub(super) fn tell_given_up(account: Option<&str>, event: i64, tries: u32) {
    error!(target: TARGET, parent: None, account, event, tries, "event given up");
}

const fn kind(is_inbox: bool) -> &'static str {
    if is_inbox { "inbox" } else { "worker" }
}

/// Seconds as people read them, down to a tenth of a millisecond.
fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10_000.0
}

const TARGET: &str = "sendapi";
