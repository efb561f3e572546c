//! From the basket to the receipt.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use sendapi::{Delivery, Error};

use super::basket::Basket;
use super::clerk::Clerk;
use super::collection::Collection;
use super::messages::{basket, order};
use super::reminders::Reminder;
use super::turn::Turn;

/// What somebody ordered.
#[derive(Clone, Debug)]
pub struct Order {
    /// Its number, which no other order has.
    pub number: String,
    /// In whose name.
    pub name: String,
    /// What was ordered.
    pub basket: Basket,
    /// When it is collected.
    pub collection: Collection,
    /// When it was ordered.
    pub at: SystemTime,
}

impl Order {
    fn new(name: &str, basket: Basket, collection: Collection, at: SystemTime) -> Self {
        let name = name.chars().take(LONGEST_NAME).collect();
        Self { number: number(at), name, basket, collection, at }
    }
}

/// Checking out. Each step looks for what the ones before it left, and leads back to the one that is missing.
impl Clerk {
    pub(super) async fn check_out(&self, turn: &Turn<'_>) -> Result<(), Error> {
        let is_empty = self.visitors.with(turn.person, |visitor| visitor.basket.is_empty());
        if is_empty {
            return turn.say(basket::empty).await;
        }
        turn.say(|to| order::when(to, turn.now)).await
    }

    pub(super) async fn collect(&self, turn: &Turn<'_>, day: u64, hour: u8) -> Result<(), Error> {
        let Some(collection) = Collection::of(day, hour, turn.now) else {
            return self.check_out(turn).await;
        };
        self.visitors.with(turn.person, |visitor| visitor.collection = Some(collection));
        match turn.name().await {
            Some(name) => turn.say(|to| order::is_that_the_name(to, collection, &name)).await,
            None => self.ask_name(turn).await,
        }
    }

    pub(super) async fn ask_name(&self, turn: &Turn<'_>) -> Result<(), Error> {
        self.visitors.with(turn.person, |visitor| visitor.gives_name = true);
        turn.say(order::which_name).await
    }

    /// The basket stays as it is unless the receipt went out, so that ordering can be tried again.
    pub(super) async fn order(&self, turn: &Turn<'_>, name: &str) -> Result<(), Error> {
        let (basket, collection) =
            self.visitors.with(turn.person, |visitor| (visitor.basket.clone(), visitor.collection));
        let collection = collection.filter(|collection| collection.is_open(turn.now));
        let Some(collection) = collection.filter(|_| !basket.is_empty()) else {
            return self.check_out(turn).await;
        };
        let order = Order::new(name, basket, collection, turn.now);
        let told = turn.say(|to| order::receipt(to, &order, &self.pictures)).await;
        if told.as_ref().is_err_and(|error| error.delivery() == Delivery::NotSent) {
            return told;
        }
        self.close(turn.person, &order);
        told?;
        turn.say(order::feedback).await
    }

    fn close(&self, person: &str, order: &Order) {
        self.visitors.with(person, |visitor| {
            visitor.basket = Basket::default();
            visitor.collection = None;
        });
        if let Some(reminders) = &self.reminders {
            reminders.add(Reminder::of(person, order));
        }
    }
}

/// The time, and a number for those who order within the same second.
fn number(at: SystemTime) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    format!("{seconds}-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// In characters.
const LONGEST_NAME: usize = 80;
