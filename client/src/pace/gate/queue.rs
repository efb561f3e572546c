//! Who waits for a turn, by kind and priority.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Mutex, MutexGuard, Notify};

use crate::pace::rates::{Kind, Priority};

/// One for each kind, so that they do not hold each other up.
#[derive(Default)]
pub(super) struct Queues {
    messages: Queue,
    media: Queue,
    private_replies: Queue,
    calls: Queue,
}

/// Answers and broadcasts of one kind.
#[derive(Default)]
pub(super) struct Queue {
    // Tokio's mutex is fair: its waiters get it in the order in which they came. So it is the queue.
    answers: Mutex<()>,
    broadcasts: Mutex<()>,
    waiting_answers: AtomicUsize,
}

impl Queues {
    pub(super) fn of(&self, kind: Kind) -> &Queue {
        match kind {
            Kind::Message => &self.messages,
            Kind::Media => &self.media,
            Kind::PrivateReply => &self.private_replies,
            Kind::Call => &self.calls,
        }
    }
}

impl Queue {
    /// Comes to the head of those with the same priority.
    pub(super) async fn enter(&self, priority: Priority) -> MutexGuard<'_, ()> {
        match priority {
            Priority::Answer => self.answers.lock().await,
            Priority::Broadcast => self.broadcasts.lock().await,
        }
    }

    /// Whether there is an answer that broadcasts let go first.
    pub(super) fn has_answers(&self) -> bool {
        self.waiting_answers.load(Ordering::Acquire) > 0
    }

    /// Counts an answer for as long as it waits. When the last has gone, `changed` wakes broadcasts.
    pub(super) fn wait_as<'q>(
        &'q self,
        priority: Priority,
        changed: &'q Notify,
    ) -> Option<Waits<'q>> {
        (priority == Priority::Answer).then(|| {
            self.waiting_answers.fetch_add(1, Ordering::AcqRel);
            Waits { queue: self, changed }
        })
    }
}

/// An answer that waits.
pub(super) struct Waits<'q> {
    queue: &'q Queue,
    changed: &'q Notify,
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        if self.queue.waiting_answers.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.changed.notify_waiters();
        }
    }
}
