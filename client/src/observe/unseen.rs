//! Nothing is told: neither of the features is on.

use std::any::Any;
use std::marker::PhantomData;
use std::time::Duration;

use crate::Error;
use crate::graph::Usage;

// With the lifetime that it has in `seen.rs`, so that callers are the same with and without the features.
pub(crate) struct Facts<'a>(PhantomData<&'a ()>);

impl<'a> Facts<'a> {
    pub(crate) const fn of(_: Option<&'a str>, _: &'static str, _: &'static str, _: bool) -> Self {
        Self(PhantomData)
    }
}

pub(crate) fn request<T: Any>(
    _: &Facts<'_>,
    delivery: impl Future<Output = Result<T, Error>>,
) -> impl Future<Output = Result<T, Error>> {
    delivery
}

pub(crate) fn inherited<F: Future>(future: F) -> F {
    future
}

pub(crate) struct Attempts<'a>(PhantomData<&'a ()>);

impl<'a> Attempts<'a> {
    pub(crate) fn of(_: Facts<'a>) -> Self {
        Self(PhantomData)
    }

    #[expect(clippy::unused_self, reason = "with the features it counts")]
    pub(crate) fn next<T>(
        &mut self,
        attempt: impl Future<Output = Result<T, Error>>,
    ) -> impl Future<Output = Result<T, Error>> {
        attempt
    }

    #[expect(clippy::unused_self, reason = "with the features it counts")]
    pub(crate) fn wait(&mut self, _: &Error, _: Duration) {}
}

pub(crate) fn answered(_: u16) {}

pub(crate) fn used(_: Usage) {}

pub(crate) fn held_up(_: &'static str, _: Duration) {}

pub(crate) fn token_renewed() {}

pub(crate) fn warnings(_: impl FnOnce() -> Vec<String>) {}
