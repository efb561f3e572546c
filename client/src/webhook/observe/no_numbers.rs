//! No numbers: the feature `metrics` is off.

use std::time::Duration;

pub(super) use crate::observe::Counted;

pub(super) fn body(_: &'static str, _: &'static str) {}

pub(super) fn event(_: &'static str, _: &'static str) {}

pub(super) fn waiting(_: &'static str) -> Counted {
    Counted
}

pub(super) fn waited(_: &'static str, _: Duration) {}

pub(super) fn at_work(_: &'static str) -> Counted {
    Counted
}

pub(super) fn handled(_: &'static str, _: &'static str, _: Duration) {}
