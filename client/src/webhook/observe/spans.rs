//! Spans and events of the inbox: here, and in `observe/spans.rs` for what is sent, `tracing` is named, and nowhere else.
//! Without its feature `no_spans.rs` stands here.

use std::pin::Pin;
use std::time::Duration;

use tracing::field::Empty;
use tracing::instrument::Instrumented;
use tracing::{Instrument, debug, error, info, info_span, warn};

use crate::Error;
use crate::observe::family;
use crate::webhook::{Accepted, Uncertain};

/// A span of this crate.
pub(super) struct Span(tracing::Span);

impl Span {
    pub(super) fn of_a_handler(
        account: Option<&str>,
        kind: &'static str,
        waited: Duration,
    ) -> Self {
        Self(info_span!(
            target: TARGET,
            "sendapi.handler",
            account,
            kind,
            wait = waited.as_secs_f64(),
            outcome = Empty,
            error = Empty,
            family = Empty,
        ))
    }

    /// In a box, as in `observe/spans.rs`.
    pub(super) fn around<F: Future>(&self, future: F) -> Instrumented<Pin<Box<F>>> {
        Box::pin(future).instrument(self.0.clone())
    }

    pub(super) fn within<T>(&self, what: impl FnOnce() -> T) -> T {
        self.0.in_scope(what)
    }

    pub(super) fn tell_end(&self, outcome: &'static str, cause: Option<&Error>) {
        let kind = cause.map(|error| error.kind().as_str());
        let family = cause.and_then(family);
        self.0.record("outcome", outcome);
        self.0.record("error", kind);
        self.0.record("family", family);
        if outcome != OK {
            self.within(|| error!(target: TARGET, outcome, error = kind, family, "handler failed"));
        }
    }
}

pub(super) fn tell_accepted(accepted: Accepted) {
    let Accepted { events, duplicates, ignored } = accepted;
    debug!(target: TARGET, events, duplicates, ignored, "webhook accepted");
}

pub(super) fn tell_turned_away(reason: &'static str, rest: Accepted) {
    let Accepted { events, duplicates, ignored } = rest;
    warn!(target: TARGET, reason, events, duplicates, ignored, "webhook turned away");
}

/// What anybody can bring about is no warning.
pub(super) fn tell_refused(reason: &'static str, is_signed: bool) {
    if is_signed {
        warn!(target: TARGET, reason, "webhook refused");
    } else {
        info!(target: TARGET, reason, "webhook refused");
    }
}

/// The reason has lengths of time and nothing of the message.
pub(super) fn tell_uncertain(why: &Uncertain) {
    info!(target: TARGET, reason = %why, "window uncertain");
}

const TARGET: &str = "sendapi";
const OK: &str = "ok";
