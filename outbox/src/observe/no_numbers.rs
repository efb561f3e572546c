//! No numbers: the feature `metrics` is off.

use std::time::Duration;

pub(super) struct Counted;

pub(super) fn begun(_: Duration) {}

pub(super) fn settled(_: &'static str) {}

pub(super) fn round(_: &'static str, _: Duration) {}

pub(super) fn body(_: &'static str) {}

pub(super) fn events(_: &'static str, _: u64) {}

pub(super) fn at_work() -> Counted {
    Counted
}

pub(super) fn handled(_: &'static str, _: Duration) {}

pub(super) fn given_up() {}

pub(super) fn messages(_: &str, _: &'static str, _: u64) {}

pub(super) fn behind(_: &str, _: Duration) {}

pub(super) fn paused(_: &str, _: bool) {}

pub(super) fn unserved(_: &str, _: bool) {}

pub(super) fn workers(_: &'static str, _: usize) {}

pub(super) fn holds(_: &'static str, _: usize) {}

pub(super) fn events_are(_: &'static str, _: u64) {}

pub(super) fn oldest_event(_: Duration) {}

pub(super) fn unserved_shards(_: u64) {}
