//! What is told, and when. With neither feature `unseen.rs` stands here.

use std::any::Any;
use std::time::{Duration, Instant};

use super::{numbers, spans};
use crate::graph::Usage;
use crate::{Error, ErrorKind, Receipt};

pub(crate) use super::facts::Facts;

/// A message or call, from its beginning to its outcome.
pub(crate) async fn request<T: Any>(
    facts: &Facts<'_>,
    delivery: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let (span, began) = (spans::Span::of_a_request(facts), Instant::now());
    let told = async {
        let _under_way = numbers::under_way(facts);
        let result = delivery.await;
        let end = facts.end(&result);
        span.tell_end(end);
        numbers::request(facts, end, began.elapsed());
        result
    };
    let result = span.around(told).await;
    // Outside of its span, whose fields would say the same in one line twice.
    spans::tell_outcome(facts, facts.end(&result), message_id(&result), began.elapsed());
    result.map_err(with_a_line)
}

/// A handler that fails with it needs no second line. What was asked to stop has none that anybody sees.
fn with_a_line(error: Error) -> Error {
    if error.kind() == ErrorKind::Stopped { error } else { error.told() }
}

/// The id of the message that was sent, if it was one.
fn message_id<T: Any>(result: &Result<T, Error>) -> Option<&str> {
    (result.as_ref().ok()? as &dyn Any).downcast_ref::<Receipt>()?.message_id()
}

/// A task that belongs to what is going on where it is made.
pub(crate) use spans::inherited;

/// The tries of one message or call.
pub(crate) struct Attempts<'a> {
    facts: Facts<'a>,
    count: u32,
    /// When it began, or the try before it ended.
    waits_since: Instant,
    /// In all.
    waited: Duration,
    waiting: Option<numbers::Counted>,
}

impl<'a> Attempts<'a> {
    /// It begins, and waits for its turn.
    pub(crate) fn of(facts: Facts<'a>) -> Self {
        let waiting = Some(numbers::waiting(&facts));
        Self { facts, count: 0, waits_since: Instant::now(), waited: Duration::ZERO, waiting }
    }

    /// The next try.
    pub(crate) async fn next<T>(
        &mut self,
        attempt: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        self.count = self.count.saturating_add(1);
        self.waiting = None;
        let wait = self.waits_since.elapsed();
        self.waited = self.waited.saturating_add(wait);
        spans::tell_attempts(self.count, self.waited);
        let span = spans::Span::of_an_attempt(self.count, wait);
        let began = Instant::now();
        let result = span.around(attempt).await;
        let end = self.facts.end(&result);
        span.tell_end(end);
        numbers::attempt(&self.facts, end, wait, began.elapsed());
        self.waits_since = Instant::now();
        result
    }

    /// It is tried again after that time.
    pub(crate) fn wait(&mut self, error: &Error, wait: Duration) {
        self.waiting = Some(numbers::waiting(&self.facts));
        spans::tell_retry(self.count, error, wait);
    }
}

/// The platform answered to the try under way.
pub(crate) fn answered(status: u16) {
    spans::tell_answer(status);
}

/// The answer to the try under way says how much of its limits the account has used.
pub(crate) fn used(usage: Usage) {
    // Of the fullest limit, be it the app's or the account's.
    if let Some(percent) = usage.app.max(usage.account) {
        spans::tell_usage(percent);
        numbers::usage(percent);
    }
}

/// It is not the turn of the message or call under way.
pub(crate) fn held_up(reason: &'static str, wait: Duration) {
    spans::tell_hold_up(reason, wait);
}

/// A provider gave another token.
pub(crate) fn token_renewed() {
    spans::tell_renewal();
    numbers::renewal();
}

/// What should be looked at.
pub(crate) fn warnings(warnings: impl FnOnce() -> Vec<String>) {
    spans::tell_warnings(warnings);
}
