//! The queues of the conversations, and who works them off.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::JoinSet;

use super::hand::Hand;
use super::sealed::Sealed;
use super::settings::Settings;
use crate::access::app_secret::AppSecret;
use crate::journal::log::Log;
use crate::{Clock, Delivery, WebhookError};

pub(super) struct Desk {
    hand: Arc<Hand>,
    /// Those with something in them, or with something under way.
    queues: Mutex<BTreeMap<String, VecDeque<Parcel>>>,
    /// None as soon as the simulator stops.
    tasks: Mutex<Option<JoinSet<()>>>,
    /// For those that wait, in a queue or for a later attempt.
    places: Arc<Semaphore>,
}

struct Parcel {
    sealed: Sealed,
    told: oneshot::Sender<Delivery>,
    place: OwnedSemaphorePermit,
}

impl Desk {
    pub(super) fn of(
        settings: Settings,
        clock: Clock,
        log: Arc<Log>,
    ) -> Result<Option<Self>, WebhookError> {
        let Some(hand) = Hand::of(settings, clock, log)? else { return Ok(None) };
        let (queues, tasks) = (Mutex::default(), Mutex::new(Some(JoinSet::new())));
        let places = Arc::new(Semaphore::new(MOST_WAITING));
        Ok(Some(Self { hand: Arc::new(hand), queues, tasks, places }))
    }

    pub(super) fn secret(&self) -> &AppSecret {
        self.hand.secret()
    }

    pub(super) fn address(&self) -> String {
        self.hand.address()
    }

    pub(super) async fn verify(&self) -> Result<(), WebhookError> {
        self.hand.verify().await
    }

    pub(super) fn deliveries(&self) -> Vec<Delivery> {
        self.hand.deliveries()
    }

    pub(super) fn newest(&self, is_meant: impl Fn(&Delivery) -> bool) -> Option<Delivery> {
        self.hand.newest(is_meant)
    }

    /// What is queued behind something that is under way waits for it.
    pub(super) fn queue(self: &Arc<Self>, sealed: Sealed, told: oneshot::Sender<Delivery>) {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            // Nobody waits for the news of what followed a message.
            let _ = told.send(self.hand.turn_away(&sealed, MOST_WAITING));
            return;
        };
        let conversation = sealed.contents().person.clone();
        let parcel = Parcel { sealed, told, place };
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = queues.get_mut(&conversation) {
            queue.push_back(parcel);
            return;
        }
        queues.insert(conversation.clone(), VecDeque::from([parcel]));
        // `spawn` locks the tasks and, once these are gone, the queues again.
        drop(queues);
        self.spawn(Arc::clone(self).work_off(conversation));
    }

    pub(super) fn stop(&self) {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.forget_all();
    }

    /// Drops the senders, so that those who wait for a delivery learn that there will be none.
    fn forget_all(&self) {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    async fn work_off(self: Arc<Self>, conversation: String) {
        while let Some(Parcel { sealed, told, place }) = self.next(&conversation) {
            let last = self.hand.deliver(&sealed).await;
            if !last.is_taken() {
                let (hand, tried) = (Arc::clone(&self.hand), last.attempt());
                self.spawn(async move {
                    hand.deliver_later(&sealed, tried).await;
                    drop(place);
                });
            }
            let _ = told.send(last);
        }
    }

    fn next(&self, conversation: &str) -> Option<Parcel> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let parcel = queues.get_mut(conversation)?.pop_front();
        // Under the same lock: what is queued from now on finds no queue, and a task of its own works it off.
        if parcel.is_none() {
            queues.remove(conversation);
        }
        parcel
    }

    fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        match tasks.as_mut() {
            Some(tasks) => {
                // A `JoinSet` keeps what has ended until it is joined.
                while tasks.try_join_next().is_some() {}
                tasks.spawn(task);
            }
            None => self.forget_all(),
        }
    }
}

/// Some hundred megabytes of them.
const MOST_WAITING: usize = 100_000;
