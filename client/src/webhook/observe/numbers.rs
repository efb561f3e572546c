//! Numbers of the inbox: here, and in `observe/numbers.rs` for what is sent, `metrics` is named, and nowhere else.
//! Without its feature `no_numbers.rs` stands here.

use std::time::Duration;

use metrics::{counter, gauge, histogram};

pub(super) use crate::observe::Counted;

pub(super) fn body(outcome: &'static str, reason: &'static str) {
    counter!("sendapi_webhook_bodies_total", "outcome" => outcome, "reason" => reason).increment(1);
}

pub(super) fn event(kind: &'static str, outcome: &'static str) {
    counter!("sendapi_webhook_events_total", "kind" => kind, "outcome" => outcome).increment(1);
}

/// Counts it among those that wait for as long as it lives.
pub(super) fn waiting(kind: &'static str) -> Counted {
    Counted::by(gauge!("sendapi_webhook_events_waiting", "kind" => kind))
}

pub(super) fn waited(kind: &'static str, waited: Duration) {
    histogram!("sendapi_webhook_wait_seconds", "kind" => kind).record(waited);
}

/// Counts it among those at work for as long as it lives.
pub(super) fn at_work(kind: &'static str) -> Counted {
    Counted::by(gauge!("sendapi_handlers_at_work", "kind" => kind))
}

pub(super) fn handled(kind: &'static str, outcome: &'static str, took: Duration) {
    counter!("sendapi_handlers_total", "kind" => kind, "outcome" => outcome).increment(1);
    histogram!("sendapi_handler_seconds", "kind" => kind, "outcome" => outcome).record(took);
}
