//! Handing on what came in: in order for each person, side by side for all, and no account in the way of another.

mod turn;

use std::error::Error as StdError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_core::future::BoxFuture;
use tokio::runtime::Handle;
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout};

use self::turn::Turn;
use super::arrival::Arrival;
use super::observe::Report;
use super::queue::{Job, Load, Place, Queue};
use super::seen::Seen;
use super::state::State;
use super::{Accepted, Counts, Failure, Handler, Incoming, Rejected, Unfinished};
use crate::Stopper;

/// Hands events on.
pub(super) struct Dispatch {
    work: Work,
    on_error: Option<OnError>,
    handler_timeout: Duration,
    state: Mutex<State>,
    /// Wakes those who wait until all is settled.
    changed: Notify,
    stopper: Stopper,
}

/// What is done about a failure.
pub(super) type OnError = Box<dyn Fn(&Failure) + Send + Sync>;

type Work = Box<dyn Fn(Incoming) -> BoxFuture<'static, Done> + Send + Sync>;

type Done = Result<(), Box<dyn StdError + Send + Sync>>;

/// How much is handed on at a time, and how much may wait.
pub(super) struct Limits {
    pub(super) queue: Load,
    pub(super) concurrency: usize,
    pub(super) handler_timeout: Duration,
}

impl Dispatch {
    pub(super) fn new(
        handler: impl Handler,
        on_error: Option<OnError>,
        limits: &Limits,
        seen: Seen,
    ) -> Self {
        let handler = Arc::new(handler);
        let work: Work = Box::new(move |incoming| {
            let handler = Arc::clone(&handler);
            // A handler that panics before it begins to wait does so in here, too.
            Box::pin(async move { handler.handle(incoming).await.map_err(Into::into) })
        });
        Self {
            work,
            on_error,
            handler_timeout: limits.handler_timeout,
            state: Mutex::new(State::new(Queue::new(limits.queue, limits.concurrency), seen)),
            changed: Notify::new(),
            stopper: Stopper::new(),
        }
    }

    /// Accepts what there is room for. `ignored` were in the same body.
    pub(super) fn accept(
        self: &Arc<Self>,
        body: Vec<Incoming>,
        ignored: usize,
        report: Report,
    ) -> Result<Accepted, Rejected> {
        let body = Arrival::all_of(body);
        self.accepted(report, |state, report| state.accept(body, ignored, report, Instant::now()))
    }

    /// Accepts it whether it came before or not.
    pub(super) fn accept_again(self: &Arc<Self>, incoming: Incoming) -> Result<(), Rejected> {
        let arrival = Arrival::of(incoming);
        let accept = |state: &mut State, report: &mut Report| {
            state.accept_again(arrival, report, Instant::now())
        };
        self.accepted(Report::new(), accept).map(drop)
    }

    fn accepted(
        self: &Arc<Self>,
        mut report: Report,
        accept: impl FnOnce(&mut State, &mut Report) -> (Result<Accepted, Rejected>, Vec<Job>),
    ) -> Result<Accepted, Rejected> {
        // Before anything is remembered: what cannot be handled is not accepted.
        let result = match living_runtime() {
            Some(runtime) => {
                let (result, begin) = accept(&mut self.state(), &mut report);
                self.begin(&runtime, begin);
                result
            }
            None => self.state().turn_away(Rejected::NoRuntime),
        };
        report.tell(&result);
        result
    }

    /// Counts what did not come as far as here.
    pub(super) fn count_refused(&self) {
        self.state().counts.refused += 1;
    }

    pub(super) fn count_unanswered(&self) {
        self.state().counts.unanswered += 1;
    }

    pub(super) fn counts(&self) -> Counts {
        self.state().counts()
    }

    /// Waits until nothing is left to do.
    pub(super) async fn settled(self: &Arc<Self>) {
        loop {
            // Before the look: `notify_waiters` keeps no permit, so a change between look and listening would be missed.
            let changed = self.changed.notified();
            if self.counts().unfinished == 0 {
                return;
            }
            self.take_up_what_was_left_behind();
            changed.await;
        }
    }

    pub(super) async fn shutdown(self: &Arc<Self>, deadline: Duration) -> Unfinished {
        self.state().shut_down = true;
        if timeout(deadline, self.settled()).await.is_ok() {
            return Unfinished::default();
        }
        // In this order: what is stopped is not here any more, and told nobody but the caller.
        let unfinished = self.state().give_up();
        self.stopper.stop();
        self.changed.notify_waiters();
        unfinished
    }

    /// The handler's work about it.
    fn work(&self, incoming: Incoming) -> BoxFuture<'static, Done> {
        (self.work)(incoming)
    }

    fn begun(&self, place: &Place) {
        self.state().begun(place);
    }

    /// Calls the hook. A panic in it must not stop the lane.
    fn report(&self, failure: &Failure) {
        if let Some(on_error) = &self.on_error {
            // A panic was told on standard error by the program's own panic hook.
            let _ = catch_unwind(AssertUnwindSafe(|| on_error(failure)));
        }
    }

    /// Something is done, and what waited for it begins.
    fn finish(self: &Arc<Self>, place: &Place, result: &Result<(), Failure>) {
        let begin = self.state().finish(place, result, Instant::now());
        match Handle::try_current() {
            Ok(runtime) => self.begin(&runtime, begin),
            // It is a turn that is dropped, as its runtime has ended.
            Err(_) => begin.iter().for_each(|job| self.put_back(&job.place)),
        }
        self.changed.notify_waiters();
    }

    /// It was to begin and did not.
    fn put_back(&self, place: &Place) {
        self.state().put_back(place);
        self.changed.notify_waiters();
    }

    /// Whether nobody has taken it away.
    fn has(&self, place: &Place) -> bool {
        self.state().has(place)
    }

    /// A runtime that ended left it behind.
    fn take_up_what_was_left_behind(self: &Arc<Self>) {
        let anything = self.state().anything_was_left_behind();
        if anything && let Some(runtime) = living_runtime() {
            let begin = self.state().take_up(Instant::now());
            self.begin(&runtime, begin);
        }
    }

    fn begin(self: &Arc<Self>, runtime: &Handle, jobs: Vec<Job>) {
        for job in jobs {
            runtime.spawn(Turn::of(self, job).take());
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The runtime that this runs on, unless it is about to end: what is spawned there then is dropped at once.
fn living_runtime() -> Option<Handle> {
    let runtime = Handle::try_current().ok()?;
    // Tokio tells it in no other way: a runtime that is shutting down gives back a task that is cancelled already. Anywhere
    // else the probe cannot be finished, since it waits.
    let (keep, kept) = oneshot::channel::<()>();
    let probe = runtime.spawn(async move { drop(kept.await) });
    let lives = !probe.is_finished();
    drop(keep);
    lives.then_some(runtime)
}
