//! What was read of the strings of the program, each once.

use std::sync::{PoisonError, RwLock};

/// What was read of strings, by where a string stands and how long it is.
///
/// Two strings that live as long as the program and are the same in both are the same, so that nothing is compared. A
/// plug-in whose strings go when it is unloaded must not be unloaded.
///
/// They are in order, so that one of a hundred is found in seven steps.
pub(crate) struct Store<T: 'static>(RwLock<Vec<(Stretch, &'static T)>>);

/// Where a string stands, and how long it is.
type Stretch = (usize, usize);

impl<T> Store<T> {
    pub(crate) const fn new() -> Self {
        Self(RwLock::new(Vec::new()))
    }

    /// What was read of the string. It is read before the lock is taken for writing, so that nobody waits for it; where
    /// two read at once, what the second read is leaked, too.
    pub(crate) fn get(&self, text: &'static str, read: fn(&'static str) -> T) -> &'static T {
        let place = (text.as_ptr().addr(), text.len());
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Ok((_, known)) = search(&all, place) {
            return known;
        }
        drop(all);
        let value: &T = Box::leak(Box::new(read(text)));
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        match search(&all, place) {
            Ok((_, known)) => known,
            Err(free) => {
                all.insert(free, (place, value));
                value
            }
        }
    }
}

/// The entry of a string, or where it belongs.
fn search<T>(
    all: &[(Stretch, &'static T)],
    place: Stretch,
) -> Result<(Stretch, &'static T), usize> {
    let free = all.partition_point(|(known, _)| *known < place);
    match all.get(free) {
        Some(entry) if entry.0 == place => Ok(*entry),
        _ => Err(free),
    }
}
