//! What was accepted or delivered, the newest so many of them.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Debug)]
pub(crate) struct Memory<T> {
    limit: usize,
    kept: Mutex<VecDeque<T>>,
}

impl<T: Clone> Memory<T> {
    pub(crate) fn of(limit: usize) -> Self {
        Self { limit, kept: Mutex::new(VecDeque::new()) }
    }

    pub(crate) fn keep(&self, one: T) {
        let mut kept = self.kept();
        kept.push_back(one);
        if kept.len() > self.limit {
            kept.pop_front();
        }
    }

    pub(crate) fn all(&self) -> Vec<T> {
        self.kept().iter().cloned().collect()
    }

    /// The newest that is meant.
    pub(crate) fn newest(&self, is_meant: impl Fn(&T) -> bool) -> Option<T> {
        self.kept().iter().rev().find(|one| is_meant(one)).cloned()
    }

    /// A thread that panicked while it held the lock left the list whole: each change is one step.
    fn kept(&self) -> MutexGuard<'_, VecDeque<T>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
