//! One after the other for the same person, side by side for all others.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use sendapi_core::tree::Found;

/// What goes into one lane goes one after the other. Each person has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lane(u64);

impl Lane {
    /// Two recipients share a lane only if their hashes collide, which slows them down and no more.
    pub(crate) fn to(recipient: Found<'_>) -> Self {
        Self::named(recipient.node().and_then(|recipient| serde_json::to_vec(&recipient).ok()))
    }

    /// The lane of this name.
    pub(crate) fn named(name: impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// For each lane that is in use, those who wait for it.
#[derive(Debug)]
pub(crate) struct Lanes<T> {
    waiting: HashMap<Lane, VecDeque<T>>,
    count: usize,
}

impl<T> Lanes<T> {
    /// Whether the item may begin: gives it back if so, and keeps it until its turn otherwise.
    pub(crate) fn enter(&mut self, lane: Lane, item: T) -> Option<T> {
        if let Some(queue) = self.waiting.get_mut(&lane) {
            queue.push_back(item);
            self.count += 1;
            return None;
        }
        self.waiting.insert(lane, VecDeque::new());
        Some(item)
    }

    /// The item in this lane has finished: the next to begin there.
    pub(crate) fn leave(&mut self, lane: Lane) -> Option<T> {
        let next = self.waiting.get_mut(&lane).and_then(VecDeque::pop_front);
        match next {
            Some(_) => self.count -= 1,
            None => drop(self.waiting.remove(&lane)),
        }
        next
    }

    /// How many wait.
    pub(crate) const fn waiting(&self) -> usize {
        self.count
    }
}

impl<T> Default for Lanes<T> {
    fn default() -> Self {
        Self { waiting: HashMap::new(), count: 0 }
    }
}
