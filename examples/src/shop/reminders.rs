//! What is to be said the morning after an order, and the task that says it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use sendapi::{Account, Delivery, Recipient};
use tokio::time::{MissedTickBehavior, interval};

use super::clock::Clock;
use super::collection::Collection;
use super::desk::belongs_to_desk;
use super::messages::order;
use super::ordering::Order;
use crate::complain;

/// Those that are still to come. Clones are the same. They are forgotten when the program ends.
#[derive(Clone, Debug, Default)]
pub struct Reminders(Arc<Mutex<Vec<Reminder>>>);

/// That an order can be collected.
#[derive(Clone, Debug)]
pub struct Reminder {
    person: String,
    collection: Collection,
    due: SystemTime,
    /// Afterwards it would be of no use.
    until: SystemTime,
}

impl Reminder {
    /// Of this person's order.
    #[must_use]
    pub fn of(person: &str, order: &Order) -> Self {
        let due = order.collection.morning(order.at);
        let until = due.checked_add(OF_USE).unwrap_or(due);
        Self { person: person.to_owned(), collection: order.collection, due, until }
    }

    /// The same a while later, unless that is too late.
    fn later(self, now: SystemTime) -> Option<Self> {
        let due = now.checked_add(PAUSE)?;
        (due <= self.until).then_some(Self { due, ..self })
    }
}

impl Reminders {
    /// Adds one.
    pub fn add(&self, reminder: Reminder) {
        self.all().push(reminder);
    }

    /// Sends each when its time has come, for as long as it is let.
    pub async fn keep(self, page: Account, clock: Clock) {
        let mut ticks = interval(Duration::from_secs(1));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            for reminder in self.take_due(clock.now()) {
                if let Some(reminder) = remind(&page, reminder, clock.now()).await {
                    self.add(reminder);
                }
            }
        }
    }

    /// They are taken out before they are sent, so that none is sent twice, whatever comes of it.
    fn take_due(&self, now: SystemTime) -> Vec<Reminder> {
        self.all().extract_if(.., |reminder| reminder.due <= now).collect()
    }

    /// A thread that panicked while it held the lock left the list whole.
    fn all(&self) -> MutexGuard<'_, Vec<Reminder>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Gives the reminder back where it is certain that it was not sent, and may be later. While somebody at the desk has the
/// conversation it may not.
async fn remind(page: &Account, reminder: Reminder, now: SystemTime) -> Option<Reminder> {
    match belongs_to_desk(page, &reminder.person).await {
        Ok(false) => {}
        Ok(true) => return reminder.later(now),
        Err(error) => {
            complain(&error);
            return reminder.later(now);
        }
    }
    let recipient = Recipient::id(&reminder.person);
    let Err(error) = page.send(&order::ready(recipient, reminder.collection)).await else {
        return None;
    };
    complain(&error);
    let may_be_tried = error.delivery() == Delivery::NotSent && error.is_transient();
    may_be_tried.then_some(reminder)?.later(now)
}

/// Until the next attempt.
const PAUSE: Duration = Duration::from_secs(10 * 60);
const OF_USE: Duration = Duration::from_secs(24 * 60 * 60);
