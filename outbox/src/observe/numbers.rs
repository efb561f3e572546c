//! Numbers: here `metrics` is named, and nowhere else. Without its feature `no_numbers.rs` stands here.

use std::time::Duration;

use metrics::{Gauge, counter, gauge, histogram};

pub(super) fn begun(waited: Duration) {
    histogram!("sendapi_outbox_begin_seconds").record(waited);
}

pub(super) fn settled(outcome: &'static str) {
    counter!("sendapi_outbox_messages_settled_total", "outcome" => outcome).increment(1);
}

pub(super) fn round(outcome: &'static str, took: Duration) {
    histogram!("sendapi_outbox_round_seconds", "outcome" => outcome).record(took);
}

pub(super) fn body(outcome: &'static str) {
    counter!("sendapi_outbox_bodies_total", "outcome" => outcome).increment(1);
}

pub(super) fn events(outcome: &'static str, count: u64) {
    counter!("sendapi_outbox_events_total", "outcome" => outcome).increment(count);
}

/// Counts it among those at work for as long as it lives.
pub(super) fn at_work() -> Counted {
    Counted::by(gauge!("sendapi_outbox_handlers_at_work"))
}

pub(super) fn handled(outcome: &'static str, took: Duration) {
    counter!("sendapi_outbox_handlers_total", "outcome" => outcome).increment(1);
    histogram!("sendapi_outbox_handler_seconds", "outcome" => outcome).record(took);
}

pub(super) fn given_up() {
    counter!("sendapi_outbox_events_given_up_total").increment(1);
}

pub(super) fn messages(account: &str, state: &'static str, count: u64) {
    let account = account.to_owned();
    gauge!("sendapi_outbox_messages", "account" => account, "state" => state).set(float(count));
}

pub(super) fn behind(account: &str, time: Duration) {
    let account = account.to_owned();
    gauge!("sendapi_outbox_oldest_due_seconds", "account" => account).set(time);
}

pub(super) fn paused(account: &str, is_paused: bool) {
    gauge!("sendapi_outbox_paused", "account" => account.to_owned()).set(f64::from(is_paused));
}

pub(super) fn unserved(account: &str, is_unserved: bool) {
    gauge!("sendapi_outbox_unserved", "account" => account.to_owned()).set(f64::from(is_unserved));
}

pub(super) fn workers(kind: &'static str, count: usize) {
    gauge!("sendapi_outbox_workers", "kind" => kind).set(float(count as u64));
}

pub(super) fn holds(what: &'static str, count: usize) {
    gauge!("sendapi_outbox_leases", "of" => what).set(float(count as u64));
}

pub(super) fn events_are(state: &'static str, count: u64) {
    gauge!("sendapi_outbox_events", "state" => state).set(float(count));
}

pub(super) fn oldest_event(time: Duration) {
    gauge!("sendapi_outbox_oldest_event_seconds").set(time);
}

pub(super) fn unserved_shards(count: u64) {
    gauge!("sendapi_outbox_unserved_shards").set(float(count));
}

/// Counted by a gauge.
pub(super) struct Counted(Gauge);

impl Counted {
    fn by(gauge: Gauge) -> Self {
        gauge.increment(1);
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.decrement(1);
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts on the last digits of so many")]
const fn float(count: u64) -> f64 {
    count as f64
}
