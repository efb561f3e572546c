//! The turn of one event: its handler at work. Its lane is given back on drop, also after a panic or an abort.

use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{Either, select};
use tokio::time::timeout;

use super::Dispatch;
use crate::webhook::observe::Handling;
use crate::webhook::queue::Job;
use crate::webhook::{Failure, Incoming};

pub(super) struct Turn {
    dispatch: Arc<Dispatch>,
    job: Job,
    stage: Stage,
    /// Its span and metrics, from when it has begun.
    handling: Option<Handling>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// No handler has seen it.
    Waiting,
    Begun,
    Done,
}

impl Turn {
    pub(super) fn of(dispatch: &Arc<Dispatch>, job: Job) -> Self {
        Self { dispatch: Arc::clone(dispatch), job, stage: Stage::Waiting, handling: None }
    }

    /// Has the handler do its work, unless the inbox is shut down before or meanwhile.
    pub(super) async fn take(mut self) {
        let stop = self.dispatch.stopper.watched();
        let stopped = pin!(stop.stopped());
        // In this order: what was given back is not begun.
        let result = match select(stopped, pin!(self.work())).await {
            Either::Left(_) => None,
            Either::Right((result, _)) => Some(result),
        };
        if let Some(result) = result {
            self.finish(&result);
        }
    }

    async fn work(&mut self) -> Result<(), Failure> {
        self.stage = Stage::Begun;
        self.dispatch.begun(&self.job.place);
        let incoming = &self.job.incoming;
        let whose = self.job.place.whose();
        let handling = Handling::of(whose.as_deref(), incoming, self.job.waited);
        let work = handling.around(handled(&self.dispatch, incoming));
        self.handling = Some(handling);
        work.await
    }

    fn finish(&mut self, result: &Result<(), Failure>) {
        if let Some(handling) = self.handling.take() {
            handling.end(result, self.dispatch.on_error.is_some());
        }
        if let Err(failure) = result {
            self.dispatch.report(failure);
        }
        self.stage = Stage::Done;
        self.dispatch.finish(&self.job.place, result);
    }
}

async fn handled(dispatch: &Dispatch, incoming: &Incoming) -> Result<(), Failure> {
    let limit = dispatch.handler_timeout;
    let work = async {
        let work = dispatch.work(incoming.clone());
        match limit {
            // Without a timer.
            Duration::MAX => Ok(work.await),
            limit => timeout(limit, work).await,
        }
    };
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(Ok(Ok(()))) => Ok(()),
        Ok(Ok(Err(error))) => Err(Failure::error_of(incoming.clone(), error)),
        Ok(Err(_)) => Err(Failure::timeout_of(incoming.clone(), limit)),
        Err(panic) => Err(Failure::panic_of(incoming.clone(), &*panic)),
    }
}

/// The runtime ended before the handler did, or before it began; or what the handler held panicked as it was let go.
impl Drop for Turn {
    fn drop(&mut self) {
        match self.stage {
            Stage::Waiting => self.dispatch.put_back(&self.job.place),
            Stage::Begun if self.dispatch.has(&self.job.place) => {
                self.finish(&Err(Failure::interruption_of(self.job.incoming.clone())));
            }
            Stage::Begun | Stage::Done => {}
        }
    }
}
