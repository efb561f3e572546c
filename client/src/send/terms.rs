//! How one message or call is carried out, where that differs from its client's settings.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::time::{Instant, sleep_until};

use super::journey::Journey;
use super::stop::Stop;
use crate::error::{Written, check_duration};
use crate::{Error, Priority, Retry};

/// What holds for one message or call.
#[derive(Clone, Default)]
pub(crate) struct Terms {
    /// From the beginning on.
    pub(crate) deadline: Option<Duration>,
    /// For one try.
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) priority: Priority,
    pub(crate) stop: Stop,
    pub(crate) journey: Journey,
    /// Asked before each try.
    pub(crate) allowed: Option<Arc<Allowed>>,
}

/// Whether it may still be sent.
pub(crate) type Allowed = dyn Fn() -> Result<(), Error> + Send + Sync;

impl Terms {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let timeout = self.timeout.map_or(Ok(()), |timeout| check_duration("timeout", timeout));
        Ok(timeout?)
    }

    /// Whether it may still be sent.
    pub(crate) fn allow(&self) -> Result<(), Error> {
        self.allowed.as_ref().map_or(Ok(()), |allowed| allowed())
    }

    /// What ends it, if it begins now.
    pub(crate) fn begin(&self) -> Limits<'_> {
        self.until(self.deadline.and_then(|deadline| Instant::now().checked_add(deadline)))
    }

    /// What ends it, if it is too late for it then.
    pub(crate) fn until(&self, until: Option<Instant>) -> Limits<'_> {
        Limits { stop: &self.stop, until }
    }
}

/// What ends a message or call before it has come to its own end.
#[derive(Clone, Copy)]
pub(crate) struct Limits<'a> {
    stop: &'a Stop,
    /// Never, without one.
    pub(crate) until: Option<Instant>,
}

impl Limits<'_> {
    /// The same, but no later than that.
    pub(crate) fn no_later_than(self, time: Option<Instant>) -> Self {
        let until = match (self.until, time) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        Self { until, ..self }
    }

    /// Whether there is as much time left.
    pub(crate) fn has(self, time: Duration) -> bool {
        self.until.is_none_or(|until| until.saturating_duration_since(Instant::now()) > time)
    }

    /// What comes of `waiting`, during which nothing is under way; unless it is stopped or too late.
    pub(crate) async fn unless<T>(
        self,
        waiting: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Ended> {
        // What was stopped before, or has no time, does not begin.
        if let Some(ended) = self.ended() {
            return Err(ended);
        }
        let mut waiting = std::pin::pin!(waiting);
        // Mostly there is nothing to wait for, and so nothing to listen for meanwhile.
        if let Poll::Ready(result) = poll_fn(|cx| Poll::Ready(waiting.as_mut().poll(cx))).await {
            return result.map_err(Ended::Failed);
        }
        match select(std::pin::pin!(self.over()), waiting).await {
            Either::Left((ended, _)) => Err(ended),
            Either::Right((result, _)) => result.map_err(Ended::Failed),
        }
    }

    /// Whether it is stopped or too late by now.
    fn ended(self) -> Option<Ended> {
        if self.stop.is_stopped() {
            return Some(Ended::Stopped);
        }
        self.until.is_some_and(|until| until <= Instant::now()).then_some(Ended::Late)
    }

    /// Waits until it is stopped or too late.
    pub(crate) async fn over(self) -> Ended {
        let (stopped, late) = (std::pin::pin!(self.stop.stopped()), std::pin::pin!(self.late()));
        match select(stopped, late).await {
            Either::Left(_) => Ended::Stopped,
            Either::Right(_) => Ended::Late,
        }
    }

    /// What comes of a try, which nobody can stop any more; unless it takes too long.
    pub(crate) async fn within<T>(
        self,
        journey: &Journey,
        attempt: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        {
            let (attempt, late) = (std::pin::pin!(attempt), std::pin::pin!(self.late()));
            if let Either::Left((result, _)) = select(attempt, late).await {
                return result;
            }
        }
        // Only now that the try is dropped nobody can take its message along any more.
        Err(Error::late(journey.written()))
    }

    async fn late(self) {
        match self.until {
            // A timer may take its time for what is over already.
            Some(until) if until <= Instant::now() => {}
            Some(until) => sleep_until(until).await,
            None => std::future::pending().await,
        }
    }
}

/// Why there is nothing to wait for any more.
pub(crate) enum Ended {
    Stopped,
    Late,
    Failed(Error),
}

impl From<Ended> for Error {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Stopped => Self::stopped(),
            Ended::Late => Self::late(Written::Nothing),
            Ended::Failed(error) => error,
        }
    }
}
