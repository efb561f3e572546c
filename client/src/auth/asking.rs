//! Asking for something once, for all who want it.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::observe;

/// A question that several wait for. It goes on as a task of its own, so that who asks and who is
/// asked may be the same, and a panic is an answer too; it ends when nobody waits any more.
pub(crate) struct Asking<T> {
    answer: watch::Receiver<Option<T>>,
    task: AbortHandle,
}

impl<T: Clone + Send + Sync + 'static> Asking<T> {
    pub(crate) fn begin(asked: impl Future<Output = T> + Send + 'static) -> Arc<Self> {
        let (answers, answer) = watch::channel(None);
        let task = tokio::spawn(observe::inherited(async move {
            answers.send_replace(Some(asked.await));
        }));
        Arc::new(Self { answer, task: task.abort_handle() })
    }

    /// Whether there is an answer, or will never be one.
    pub(crate) fn is_over(&self) -> bool {
        // An error means that the sender is gone: without an answer, so the task panicked.
        self.answer.borrow().is_some() || self.answer.has_changed().is_err()
    }

    /// The answer; `None` if there is none, since it panicked.
    pub(crate) async fn answer(&self) -> Option<T> {
        let mut answer = self.answer.clone();
        answer.wait_for(Option::is_some).await.ok().and_then(|answer| answer.clone())
    }
}

impl<T> Drop for Asking<T> {
    fn drop(&mut self) {
        self.task.abort();
    }
}
