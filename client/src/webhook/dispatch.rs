//! Handing on what came in: in order for each person, side by side for all, never more than there is room for.

use std::collections::{HashMap, HashSet};
use std::error::Error as StdError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_core::future::BoxFuture;
use futures_util::FutureExt as _;
use tokio::sync::{Notify, Semaphore};
use tokio::time::{Instant, timeout};

use super::seen::Seen;
use super::{Accepted, Counts, Failure, Handler, Incoming, Rejected, Unfinished};
use crate::Stopper;
use crate::lanes::{Lane, Lanes};
use crate::stop::unless;

/// Hands events on.
pub(super) struct Dispatch {
    work: Work,
    on_error: Option<OnError>,
    capacity: usize,
    state: Mutex<State>,
    /// One for each handler that may run at a time.
    slots: Semaphore,
    /// Tells that nothing is left to do.
    idle: Notify,
    stopper: Stopper,
}

/// What is done about a failure.
pub(super) type OnError = Box<dyn Fn(&Failure) + Send + Sync>;

type Work = Box<dyn Fn(Incoming) -> BoxFuture<'static, Done> + Send + Sync>;

type Done = Result<(), Box<dyn StdError + Send + Sync>>;

/// What changes, all of it at once.
struct State {
    seen: Seen,
    lanes: Lanes<Incoming>,
    /// The one of each lane that is at work, or next.
    first: HashMap<Lane, First>,
    counts: Counts,
    shut_down: bool,
}

struct First {
    incoming: Incoming,
    begun: bool,
}

impl Dispatch {
    pub(super) fn new(
        handler: impl Handler,
        on_error: Option<OnError>,
        capacity: usize,
        concurrency: usize,
        seen: Seen,
    ) -> Self {
        let handler = Arc::new(handler);
        let work: Work = Box::new(move |incoming| {
            let handler = Arc::clone(&handler);
            // A handler that panics before it begins to wait does so in here, too.
            Box::pin(async move { handler.handle(incoming).await.map_err(Into::into) })
        });
        let state = State {
            seen,
            lanes: Lanes::default(),
            first: HashMap::new(),
            counts: Counts::default(),
            shut_down: false,
        };
        Self {
            work,
            on_error,
            capacity,
            state: Mutex::new(state),
            slots: Semaphore::new(concurrency.min(Semaphore::MAX_PERMITS)),
            idle: Notify::new(),
            stopper: Stopper::new(),
        }
    }

    /// Accepts all of it or nothing. `ignored` were in the same body.
    pub(super) fn accept(
        self: &Arc<Self>,
        incoming: Vec<Incoming>,
        ignored: usize,
    ) -> Result<Accepted, Rejected> {
        let (accepted, begin) = self.state().accept(incoming, ignored, self.capacity)?;
        for (lane, incoming) in begin {
            tokio::spawn(Arc::clone(self).work_off(lane, incoming));
        }
        Ok(accepted)
    }

    /// Counts what did not come as far as here.
    pub(super) fn count_refused(&self) {
        self.state().counts.refused += 1;
    }

    pub(super) fn counts(&self) -> Counts {
        let state = self.state();
        Counts { unfinished: state.unfinished(), ..state.counts }
    }

    /// Waits until nothing is left to do.
    pub(super) async fn settled(&self) {
        loop {
            let idle = self.idle.notified();
            if self.state().unfinished() == 0 {
                return;
            }
            idle.await;
        }
    }

    pub(super) async fn shutdown(&self, deadline: Duration) -> Unfinished {
        self.state().shut_down = true;
        if timeout(deadline, self.settled()).await.is_ok() {
            return Unfinished::default();
        }
        self.stopper.stop();
        let unfinished = self.state().give_up();
        self.idle.notify_waiters();
        unfinished
    }

    /// Everything in a lane, one after the other.
    async fn work_off(self: Arc<Self>, lane: Lane, first: Incoming) {
        let stop = self.stopper.watched();
        let mut next = Some(first);
        while let Some(incoming) = next {
            let Some(result) = unless(&stop, self.handle(lane, &incoming)).await else { return };
            let failed = result.is_err();
            if let Err(failure) = result {
                self.report(&failure);
            }
            next = self.finish(lane, failed);
        }
    }

    async fn handle(&self, lane: Lane, incoming: &Incoming) -> Result<(), Failure> {
        // Nobody closes the semaphore.
        let _slot = self.slots.acquire().await;
        self.state().begin(lane);
        let work = AssertUnwindSafe((self.work)(incoming.clone())).catch_unwind();
        match work.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Failure::error_of(incoming.clone(), error)),
            Err(panic) => Err(Failure::panic_of(incoming.clone(), &*panic)),
        }
    }

    /// Whatever the hook does, the lane goes on.
    fn report(&self, failure: &Failure) {
        if let Some(on_error) = &self.on_error {
            // A panic was told on standard error by the program's own panic hook.
            let _ = catch_unwind(AssertUnwindSafe(|| on_error(failure)));
        }
    }

    fn finish(&self, lane: Lane, failed: bool) -> Option<Incoming> {
        let mut state = self.state();
        let next = state.finish(lane, failed);
        if state.unfinished() == 0 {
            self.idle.notify_waiters();
        }
        next
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// What was accepted, and what of it begins at once.
    fn accept(
        &mut self,
        incoming: Vec<Incoming>,
        ignored: usize,
        capacity: usize,
    ) -> Result<(Accepted, Vec<(Lane, Incoming)>), Rejected> {
        if self.shut_down {
            self.counts.turned_away += 1;
            return Err(Rejected::ShutDown);
        }
        let (all, now) = (incoming.len(), Instant::now());
        let new = self.unseen(incoming, now);
        let (events, unfinished) = (new.len(), self.unfinished());
        // A body for which there is never room would come again and again.
        if unfinished > 0 && events > 0 && unfinished.saturating_add(events) > capacity {
            self.counts.turned_away += 1;
            return Err(Rejected::Full { events, unfinished, capacity });
        }
        let accepted = Accepted { events, duplicates: all - events, ignored };
        self.counts.add(accepted);
        let begin = new.into_iter().filter_map(|incoming| self.admit(incoming, now)).collect();
        Ok((accepted, begin))
    }

    /// What has not come before, neither earlier nor in the same body.
    fn unseen(&mut self, mut incoming: Vec<Incoming>, now: Instant) -> Vec<Incoming> {
        let mut here = HashSet::new();
        incoming.retain(|incoming| {
            let Some(identity) = incoming.identity() else { return true };
            let mark = self.seen.mark(&identity);
            !self.seen.knows(mark, now) && here.insert(mark)
        });
        incoming
    }

    fn admit(&mut self, incoming: Incoming, now: Instant) -> Option<(Lane, Incoming)> {
        if let Some(identity) = incoming.identity() {
            let mark = self.seen.mark(&identity);
            self.seen.remember(mark, now);
        }
        let lane = incoming.lane();
        let incoming = self.lanes.enter(lane, incoming)?;
        self.head(lane, &incoming);
        Some((lane, incoming))
    }

    fn head(&mut self, lane: Lane, incoming: &Incoming) {
        self.first.insert(lane, First { incoming: incoming.clone(), begun: false });
    }

    fn begin(&mut self, lane: Lane) {
        if let Some(first) = self.first.get_mut(&lane) {
            first.begun = true;
        }
    }

    fn finish(&mut self, lane: Lane, failed: bool) -> Option<Incoming> {
        self.first.remove(&lane)?;
        if failed {
            self.counts.failed += 1;
        } else {
            self.counts.handled += 1;
        }
        let next = self.lanes.leave(lane)?;
        self.head(lane, &next);
        Some(next)
    }

    fn unfinished(&self) -> usize {
        self.lanes.waiting() + self.first.len()
    }

    fn give_up(&mut self) -> Unfinished {
        let mut unfinished = Unfinished::default();
        let mut lanes = std::mem::take(&mut self.lanes);
        for (lane, First { incoming, begun }) in self.first.drain() {
            if begun { &mut unfinished.begun } else { &mut unfinished.waiting }.push(incoming);
            unfinished.waiting.extend(std::iter::from_fn(|| lanes.leave(lane)));
        }
        unfinished
    }
}
