//! What the shop remembers of each person.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::basket::Basket;
use super::collection::Collection;

/// Everybody who wrote, by their id. All is forgotten when the program ends.
#[derive(Debug, Default)]
pub struct Visitors(Mutex<HashMap<String, Visitor>>);

/// What is remembered of somebody.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// What they are about to order.
    pub basket: Basket,
    /// When they want to collect it.
    pub collection: Option<Collection>,
    /// Whether their next words are the name for the order.
    pub gives_name: bool,
    /// How often in a row they were not understood.
    pub misses: u8,
    /// Whether they were here before.
    pub is_known: bool,
    /// Whether they were handed over to somebody, as far as the bot knows.
    pub is_at_desk: bool,
}

impl Visitors {
    /// Looks at what is remembered of a person, and changes it.
    pub fn with<T>(&self, person: &str, change: impl FnOnce(&mut Visitor) -> T) -> T {
        change(self.all().entry(person.to_owned()).or_default())
    }

    /// A thread that panicked while it held the lock left each visitor whole.
    fn all(&self) -> MutexGuard<'_, HashMap<String, Visitor>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
