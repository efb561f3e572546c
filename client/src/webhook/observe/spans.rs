//! Spans and events of the inbox: here, and in `observe/spans.rs` for what is sent, `tracing` is named, and nowhere else.
//! Without its feature `no_spans.rs` stands here.

use std::borrow::Cow;
use std::pin::Pin;
use std::time::Duration;

use tracing::field::Empty;
use tracing::instrument::Instrumented;
use tracing::{Instrument, debug, debug_span, error, info, info_span, warn};

use super::told::Told;
use crate::observe::{family, message_id, seconds};
use crate::webhook::{Accepted, Incoming, Uncertain};
use crate::{Error, GraphError};

/// A handler at work: its span, and what the line at its end says.
pub(super) struct Span {
    around: tracing::Span,
    account: Option<String>,
    kind: &'static str,
    mid: Option<String>,
    wait: f64,
}

impl Span {
    pub(super) fn of_a_handler(
        account: Option<&str>,
        kind: &'static str,
        incoming: &Incoming,
        waited: Duration,
    ) -> Self {
        let wait = seconds(waited);
        let span = info_span!(
            target: TARGET,
            "sendapi.handler",
            account,
            kind,
            wait,
            outcome = Empty,
            error = Empty,
            family = Empty,
        );
        span.in_scope(|| debug!(target: TARGET, "event handed on"));
        let mid = incoming.mid().and_then(message_id).map(str::to_owned);
        Self { around: span, account: account.map(str::to_owned), kind, mid, wait }
    }

    /// In a box, as in `observe/spans.rs`.
    pub(super) fn around<F: Future>(&self, future: F) -> Instrumented<Pin<Box<F>>> {
        Box::pin(future).instrument(self.around.clone())
    }

    pub(super) fn within<T>(&self, what: impl FnOnce() -> T) -> T {
        self.around.in_scope(what)
    }

    /// `words` are those of the failure, where nobody else tells them.
    pub(super) fn tell_end(
        &self,
        outcome: &'static str,
        cause: Option<&Error>,
        (words, advice): (Option<String>, Option<Cow<'static, str>>),
        took: Duration,
    ) {
        let error = cause.map(|error| error.kind().as_str());
        let family = cause.and_then(family);
        if outcome == OK {
            let Self { account, kind, mid, wait, .. } = self;
            let (account, mid, took) = (account.as_deref(), mid.as_deref(), seconds(took));
            // Outside of its span, whose fields would say the same in one line twice.
            info!(target: TARGET, account, kind, mid, wait, took, "event handled");
        } else {
            macro_rules! failed {
                ($tell:ident) => {
                    $tell!(
                        target: TARGET,
                        mid = self.mid.as_deref(),
                        outcome,
                        error,
                        family,
                        code = cause.and_then(Error::graph).map(GraphError::code),
                        subcode = cause.and_then(Error::graph).and_then(GraphError::subcode),
                        took = seconds(took),
                        cause = words.or_else(|| cause.map(|error| error.discreet().into_owned())),
                        advice = advice.as_deref(),
                        "handler failed"
                    )
                };
            }
            // One line for what failed: a message or call that did has one, within this very span.
            let is_told = cause.is_some_and(Error::is_told);
            self.within(|| if is_told { failed!(debug) } else { failed!(error) });
        }
        self.around.record("outcome", outcome);
        self.around.record("error", error);
        self.around.record("family", family);
    }
}

/// A body, from its arrival to what it is answered with.
pub(super) struct Body(tracing::Span);

impl Body {
    pub(super) fn of(bytes: usize) -> Self {
        Self(debug_span!(target: TARGET, "sendapi.webhook", bytes, outcome = Empty))
    }

    pub(super) fn within<T>(&self, what: impl FnOnce() -> T) -> T {
        self.0.in_scope(what)
    }

    pub(super) fn tell_end(&self, outcome: &'static str) {
        self.0.record("outcome", outcome);
    }
}

/// The platform signed it, and it is a webhook.
pub(super) fn tell_verified() {
    debug!(target: TARGET, "webhook verified");
}

pub(super) fn tell_accepted(accepted: Accepted) {
    let Accepted { events, duplicates, ignored } = accepted;
    debug!(target: TARGET, events, duplicates, ignored, "webhook accepted");
}

pub(super) fn tell_turned_away(reason: &'static str, rest: Accepted, advice: Option<&str>) {
    let Accepted { events, duplicates, ignored } = rest;
    warn!(target: TARGET, reason, events, duplicates, ignored, advice, "webhook turned away");
}

/// It is due with the number of those that were passed over before.
pub(super) fn tell_refused(reason: &'static str, told: Told<'_>, due: Option<u64>) {
    let Told { cause, advice } = told;
    if let Some(passed_over) = due {
        warn!(target: TARGET, reason, more = some(passed_over), %cause, advice, "webhook refused");
    } else {
        debug!(target: TARGET, reason, %cause, advice, "webhook refused");
    }
}

/// The same of the platform's question whether the address is ours.
pub(super) fn tell_unanswered(reason: &'static str, told: Told<'_>, due: Option<u64>) {
    let Told { cause, advice } = told;
    if let Some(passed_over) = due {
        warn!(target: TARGET, reason, more = some(passed_over), %cause, advice, "handshake refused");
    } else {
        debug!(target: TARGET, reason, %cause, advice, "handshake refused");
    }
}

/// A field that says nothing is left out.
fn some(number: u64) -> Option<u64> {
    (number > 0).then_some(number)
}

/// The reason has lengths of time and nothing of the message.
pub(super) fn tell_uncertain(why: &Uncertain) {
    info!(target: TARGET, reason = %why, "window uncertain");
}

const TARGET: &str = "sendapi";
const OK: &str = "ok";
