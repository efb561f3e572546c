//! What nobody holds, and who takes it.

use std::collections::HashMap;
use std::time::Instant;

use super::pace::{OTHERS_FIRST, SETTLES};

/// Since when nobody holds what a worker could take: accounts, or shards.
#[derive(Debug, Default)]
pub(crate) struct Free(HashMap<i64, Instant>);

impl Free {
    /// Whether to take it now: what is another's is left to that one for a while.
    pub(crate) fn is_to_take(&mut self, id: i64, is_mine: bool, now: Instant) -> bool {
        let since = *self.0.entry(id).or_insert(now);
        is_mine || now.saturating_duration_since(since) > OTHERS_FIRST
    }

    /// It is held, or not to be taken.
    pub(crate) fn forget(&mut self, id: i64) {
        self.0.remove(&id);
    }
}

/// Whether what is another's has been held for long enough to move there.
pub(crate) fn has_settled(since: Instant, now: Instant) -> bool {
    now.saturating_duration_since(since) > SETTLES
}
