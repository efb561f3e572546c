//! What a worker reads of the others.

use std::sync::Arc;
use std::time::Duration;

/// How far a worker is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) worker: Arc<str>,
    pub(crate) round: i64,
}

/// An account that a worker serves, as the database has it.
#[derive(Clone, Debug)]
pub(crate) struct Lease {
    pub(crate) account: i64,
    pub(crate) name: Arc<str>,
    pub(crate) holder: Option<Arc<str>>,
    /// That of the last claim.
    pub(crate) term: i64,
    /// For so long nothing of it begins.
    pub(crate) paused: Duration,
    /// The workers that have a token for it.
    pub(crate) served_by: Vec<Arc<str>>,
}
