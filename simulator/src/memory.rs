//! The accepted messages, the newest so many of them.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::Received;

#[derive(Debug)]
pub(crate) struct Memory {
    limit: usize,
    kept: Mutex<VecDeque<Received>>,
}

impl Memory {
    pub(crate) fn of(limit: usize) -> Self {
        Self { limit, kept: Mutex::default() }
    }

    pub(crate) fn keep(&self, message: Received) {
        let mut kept = self.kept();
        kept.push_back(message);
        if kept.len() > self.limit {
            kept.pop_front();
        }
    }

    pub(crate) fn all(&self) -> Vec<Received> {
        self.kept().iter().cloned().collect()
    }

    /// A thread that panicked while it held the lock left the list whole: each change is one step.
    fn kept(&self) -> MutexGuard<'_, VecDeque<Received>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
