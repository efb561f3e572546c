//! Numbers of what is sent: here, and in `webhook/observe/numbers.rs` for what comes in, `metrics` is named, and nowhere
//! else. Without its feature `no_numbers.rs` stands here.

use std::time::Duration;

use metrics::{Gauge, counter, gauge, histogram};

use super::facts::{End, Facts, family};

pub(super) fn request(facts: &Facts<'_>, end: End<'_>, took: Duration) {
    let Facts { platform, kind, .. } = *facts;
    let (outcome, error, family) = words(end);
    counter!(
        "sendapi_requests_total",
        "platform" => platform, "kind" => kind,
        "outcome" => outcome, "error" => error, "family" => family,
    )
    .increment(1);
    histogram!(
        "sendapi_request_seconds",
        "platform" => platform, "kind" => kind, "outcome" => outcome,
    )
    .record(took);
}

pub(super) fn attempt(facts: &Facts<'_>, end: End<'_>, wait: Duration, took: Duration) {
    let Facts { platform, kind, .. } = *facts;
    let (outcome, error, family) = words(end);
    counter!(
        "sendapi_attempts_total",
        "platform" => platform, "kind" => kind,
        "outcome" => outcome, "error" => error, "family" => family,
    )
    .increment(1);
    histogram!(
        "sendapi_attempt_seconds",
        "platform" => platform, "kind" => kind, "outcome" => outcome,
    )
    .record(took);
    histogram!("sendapi_wait_seconds", "platform" => platform, "kind" => kind).record(wait);
}

/// Counts it among those under way for as long as it lives.
pub(super) fn under_way(facts: &Facts<'_>) -> Counted {
    let Facts { platform, kind, .. } = *facts;
    Counted::by(gauge!("sendapi_requests_under_way", "platform" => platform, "kind" => kind))
}

/// Counts it among those that wait for as long as it lives.
pub(super) fn waiting(facts: &Facts<'_>) -> Counted {
    let Facts { platform, kind, .. } = *facts;
    Counted::by(gauge!("sendapi_requests_waiting", "platform" => platform, "kind" => kind))
}

/// Counted by a gauge.
pub(crate) struct Counted(Gauge);

impl Counted {
    pub(crate) fn by(gauge: Gauge) -> Self {
        gauge.increment(1);
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.decrement(1);
    }
}

pub(super) fn usage(percent: u64) {
    let percent = u32::try_from(percent).unwrap_or(u32::MAX);
    histogram!("sendapi_usage_ratio").record(f64::from(percent) / 100.0);
}

pub(super) fn renewal() {
    counter!("sendapi_tokens_renewed_total").increment(1);
}

fn words(end: End<'_>) -> (&'static str, &'static str, &'static str) {
    let error = end.error.map_or("none", |error| error.kind().as_str());
    (end.outcome, error, end.error.and_then(family).unwrap_or("none"))
}
