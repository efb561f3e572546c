//! The tries of one message or call.

use std::time::Duration;

use tokio::time::Instant;

use super::journey::Journey;
use super::terms::Limits;
use crate::pace::Budget;
use crate::{Decision, Delivery, Error, Retry};

/// How often it was tried so far, and with what.
pub(crate) struct Tries<'a> {
    retry: &'a Retry,
    budget: &'a Budget,
    began: Instant,
    count: u32,
    one_unknown: bool,
}

impl<'a> Tries<'a> {
    pub(crate) fn new(retry: &'a Retry, budget: &'a Budget) -> Self {
        Self { retry, budget, began: Instant::now(), count: 0, one_unknown: false }
    }

    /// A try that failed.
    pub(crate) fn count(&mut self, error: Error, journey: &Journey) -> Error {
        self.count = self.count.saturating_add(1);
        let error = error.after(self.count, self.one_unknown);
        self.one_unknown |= error.delivery() == Delivery::Unknown;
        journey.arrive(self.one_unknown);
        error
    }

    pub(crate) fn succeeded<T>(&self, done: T) -> T {
        self.budget.succeeded(self.count > 0);
        done
    }

    /// An error that came without a try.
    pub(crate) fn as_counted(&self, error: Error) -> Error {
        error.after(self.count, self.one_unknown)
    }

    /// How long to wait before the next try, and until when that has to begin; if there is to be one.
    ///
    /// What was refused for a rate costs nothing of the budget: the account stands still by then, and
    /// sends one message to find out whether that is over.
    pub(crate) fn decide<'l>(
        &self,
        error: &Error,
        limits: Limits<'l>,
    ) -> Option<(Duration, Limits<'l>)> {
        let decision = self.retry.decide(error, self.count, self.began.elapsed(), fastrand::f64());
        let Decision::Wait(wait) = decision else { return None };
        let limits = limits.no_later_than(self.began.checked_add(self.retry.longest()));
        let may = limits.has(wait) && (error.is_rate_limited() || self.budget.spend());
        may.then_some((wait, limits))
    }
}
