//! Much work in small transactions, between which others come to write.

use std::time::{Duration, Instant};

/// Begun with a transaction, and waited for behind it.
///
/// Whoever waits for SQLite's lock looks for it now and then, and has no place in a queue: a loop that takes the lock again
/// at once would keep it from everybody until it is through. So the lock is left alone for as long as it was held.
#[derive(Debug)]
pub(crate) struct Chunk(Instant);

impl Chunk {
    pub(crate) fn begin() -> Self {
        Self(Instant::now())
    }

    pub(crate) async fn leave_room(self) {
        tokio::time::sleep(self.0.elapsed().min(LONGEST)).await;
    }
}

/// As often as SQLite looks at least.
const LONGEST: Duration = Duration::from_millis(100);
