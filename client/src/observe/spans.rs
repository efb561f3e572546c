//! Spans and events of what is sent: here, and in `webhook/observe/spans.rs` for what comes in, `tracing` is named, and
//! nowhere else. Without its feature `no_spans.rs` stands here.

use std::pin::Pin;
use std::time::Duration;

use tracing::field::Empty;
use tracing::instrument::Instrumented;
use tracing::{Instrument, Metadata, debug, debug_span, info, info_span, warn};

use super::facts::{End, Facts, family, message_id, seconds};
use crate::{Delivery, Error, ErrorKind, GraphError};

/// A span of this crate.
pub(super) struct Span(tracing::Span);

impl Span {
    pub(super) fn of_a_request(facts: &Facts<'_>) -> Self {
        Self(info_span!(
            target: TARGET,
            REQUEST,
            account = facts.account,
            platform = facts.platform,
            kind = facts.kind,
            attempts = Empty,
            wait = Empty,
            outcome = Empty,
            error = Empty,
            family = Empty,
            code = Empty,
            subcode = Empty,
            fbtrace_id = Empty,
        ))
    }

    pub(super) fn of_an_attempt(number: u32, wait: Duration) -> Self {
        Self(debug_span!(
            target: TARGET,
            ATTEMPT,
            attempt = number,
            wait = seconds(wait),
            status = Empty,
            usage = Empty,
            outcome = Empty,
            error = Empty,
            family = Empty,
            code = Empty,
            subcode = Empty,
            fbtrace_id = Empty,
        ))
    }

    /// In a box: a future within a future within a future would be moved about whole.
    pub(super) fn around<F: Future>(&self, future: F) -> Instrumented<Pin<Box<F>>> {
        Box::pin(future).instrument(self.0.clone())
    }

    pub(super) fn tell_end(&self, end: End<'_>) {
        self.0.record("outcome", end.outcome);
        if let Some(error) = end.error {
            self.0.record("error", error.kind().as_str());
            self.0.record("family", family(error));
            self.0.record("code", error.graph().map(GraphError::code));
            self.0.record("subcode", error.graph().and_then(GraphError::subcode));
            self.0.record("fbtrace_id", trace(error));
        }
    }
}

/// A future that runs in the span in which it was made.
pub(crate) fn inherited<F: Future>(future: F) -> Instrumented<F> {
    future.in_current_span()
}

/// One line about a message or call that came to its end.
pub(super) fn tell_outcome(facts: &Facts<'_>, end: End<'_>, id: Option<&str>, took: Duration) {
    let took = seconds(took);
    match (end.error, id) {
        (Some(error), _) => tell_failure(facts, end, error, took),
        (None, _) if facts.is_dry_run && !facts.is_a_call() => {
            let Facts { account, platform, kind, .. } = *facts;
            info!(target: TARGET, account, platform, kind, took, "message rehearsed");
        }
        (None, Some(id)) => {
            let Facts { account, platform, kind, .. } = *facts;
            let message_id = message_id(id);
            info!(target: TARGET, account, platform, kind, message_id, took, "message sent");
        }
        // Calls, and what is no message, such as that somebody types.
        (None, None) => {
            let Facts { account, platform, kind, .. } = *facts;
            let outcome = end.outcome;
            debug!(target: TARGET, account, platform, kind, outcome, took, "request carried out");
        }
    }
}

/// The line's sentence is a constant, so that lines can be counted by it.
macro_rules! failure {
    ($tell:ident, $facts:expr, $error:expr, $took:expr, $sentence:literal) => {{
        let Facts { account, platform, kind, .. } = *$facts;
        let error: &Error = $error;
        $tell!(
            target: TARGET,
            account,
            platform,
            kind,
            attempts = error.attempts(),
            error = error.kind().as_str(),
            family = family(error),
            code = error.graph().map(GraphError::code),
            subcode = error.graph().and_then(GraphError::subcode),
            fbtrace_id = trace(error),
            took = $took,
            cause = %error.discreet(),
            advice = error.advice().as_deref(),
            $sentence
        );
    }};
}

fn tell_failure(facts: &Facts<'_>, end: End<'_>, error: &Error, took: f64) {
    match (facts.is_a_call(), error.delivery()) {
        // It was asked for.
        _ if error.kind() == ErrorKind::Stopped => {
            let Facts { account, platform, kind, .. } = *facts;
            let outcome = end.outcome;
            debug!(target: TARGET, account, platform, kind, outcome, "message stopped");
        }
        (true, Delivery::NotSent) => failure!(warn, facts, error, took, "call not carried out"),
        (true, _) => failure!(warn, facts, error, took, "call may have been carried out"),
        (false, Delivery::NotSent) => failure!(warn, facts, error, took, "message not sent"),
        (false, Delivery::Unknown) => {
            failure!(warn, facts, error, took, "message may have been sent");
        }
        (false, Delivery::Delivered) => {
            failure!(warn, facts, error, took, "message delivered all the same");
        }
    }
}

/// To the request under way: so many tries, and so much waiting.
pub(super) fn tell_attempts(count: u32, waited: Duration) {
    if let Some(request) = current(REQUEST) {
        request.record("attempts", count);
        request.record("wait", seconds(waited));
    }
}

/// To the try under way, wherever the answer is read.
pub(super) fn tell_answer(status: u16) {
    if let Some(attempt) = current(ATTEMPT) {
        attempt.record("status", status);
    }
}

pub(super) fn tell_usage(percent: u64) {
    if let Some(attempt) = current(ATTEMPT) {
        attempt.record("usage", percent);
    }
}

pub(super) fn tell_retry(attempt: u32, error: &Error, wait: Duration) {
    info!(
        target: TARGET,
        attempt,
        error = error.kind().as_str(),
        family = family(error),
        code = error.graph().map(GraphError::code),
        subcode = error.graph().and_then(GraphError::subcode),
        fbtrace_id = trace(error),
        status = error.status(),
        wait = seconds(wait),
        "trying again"
    );
}

pub(super) fn tell_hold_up(reason: &'static str, wait: Duration) {
    debug!(target: TARGET, reason, wait = seconds(wait), "waiting for its turn");
}

pub(super) fn tell_renewal() {
    info!(target: TARGET, "access token renewed");
}

pub(super) fn tell_warnings(warnings: impl FnOnce() -> Vec<String>) {
    for warning in warnings() {
        warn!(target: TARGET, "{warning}");
    }
}

/// The span that this happens in, unless the subscriber wants none and it is somebody else's.
fn current(name: &str) -> Option<tracing::Span> {
    let span = tracing::Span::current();
    let is_ours = |metadata: &Metadata<'_>| metadata.target() == TARGET && metadata.name() == name;
    span.metadata().is_some_and(is_ours).then_some(span)
}

/// The id for Meta's support, if it looks like one: it comes from outside, and a server that is not
/// the platform may put anything there.
fn trace(error: &Error) -> Option<&str> {
    let looks_like_one = |id: &&str| {
        id.len() <= LONGEST_TRACE
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+/=.:".contains(&byte))
    };
    error.graph().and_then(GraphError::fbtrace_id).filter(looks_like_one)
}

const TARGET: &str = "sendapi";
const REQUEST: &str = "sendapi.request";
const ATTEMPT: &str = "sendapi.attempt";
const LONGEST_TRACE: usize = 64;
