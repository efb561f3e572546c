//! Who sends for an account.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use super::living::owner;

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

impl Lease {
    /// Whether it is for another one of those who live.
    pub(crate) fn is_anothers(&self, me: &str, living: &BTreeSet<Arc<str>>) -> bool {
        let serve = self.served_by.iter().filter(|worker| living.contains(*worker));
        owner(&self.name, serve).is_some_and(|owner| **owner != *me)
    }
}
