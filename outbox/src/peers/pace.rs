//! How often workers look, and how long they wait for each other: the same for messages and for events.

use std::time::Duration;

/// How often a worker looks for what has come.
pub(crate) const POLL: Duration = Duration::from_millis(20);
/// How often it looks who lives, and who holds what.
pub(crate) const CLAIMS: Duration = Duration::from_secs(1);
/// After the database has failed.
pub(crate) const REST: Duration = Duration::from_millis(500);
/// So long what is another's to take is left to it.
pub(crate) const OTHERS_FIRST: Duration = Duration::from_secs(5);
/// So long what is held stays before it moves to another worker.
pub(crate) const SETTLES: Duration = Duration::from_secs(30);
