//! How much is where.

use std::time::SystemTime;

use crate::{AccountName, State};

/// How much is where, of all accounts: from [`Outbox::counts`](crate::Outbox::counts).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    pub(crate) states: Vec<(State, u64)>,
    pub(crate) oldest_due: Option<SystemTime>,
    pub(crate) unserved: Vec<AccountName>,
}

impl Counts {
    /// How many messages are there.
    #[must_use]
    pub fn of(&self, state: State) -> u64 {
        self.states.iter().filter(|(one, _)| *one == state).map(|(_, count)| count).sum()
    }

    /// Since when the oldest message that waits could go: how far the sending is behind.
    #[must_use]
    pub const fn oldest_due(&self) -> Option<SystemTime> {
        self.oldest_due
    }

    /// The accounts that have something due, and that no worker [serves](crate::AccountStatus::is_unserved): nothing will
    /// become of it, and nobody is told but by this.
    #[must_use]
    pub fn unserved(&self) -> &[AccountName] {
        &self.unserved
    }
}
