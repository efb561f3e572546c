//! What was read of the strings of the program, each once.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// What was read of strings, by where a string stands and how long it is.
///
/// Two strings that live as long as the program and are the same in both are the same, so that nothing is compared. A
/// plug-in whose strings go when it is unloaded must not be unloaded.
pub(crate) struct Store<T: 'static>(RwLock<BTreeMap<(usize, usize), &'static T>>);

impl<T> Store<T> {
    pub(crate) const fn new() -> Self {
        Self(RwLock::new(BTreeMap::new()))
    }

    /// What was read of the string. It is read before the lock is taken for writing, so that nobody waits for it; where
    /// two read at once, what the second read is leaked, too.
    pub(crate) fn get(&self, text: &'static str, read: fn(&'static str) -> T) -> &'static T {
        let place = (text.as_ptr().addr(), text.len());
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&place).copied();
        known.unwrap_or_else(|| {
            let value: &T = Box::leak(Box::new(read(text)));
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            all.entry(place).or_insert(value)
        })
    }
}
