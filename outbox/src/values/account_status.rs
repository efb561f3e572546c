//! How an account stands.

use std::time::SystemTime;

use crate::AccountName;

/// How an account stands, from [`Outbox::accounts`](crate::Outbox::accounts).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountStatus {
    /// Which it is.
    pub name: AccountName,
    /// If nothing begins for now.
    pub paused: Option<Paused>,
    /// The name of the worker that sends for it, if one does.
    pub holder: Option<String>,
    /// Whether a worker that is there has said that it can send for it. One that was killed counts for a minute more.
    pub is_served: bool,
    /// How many have not begun.
    pub waiting: u64,
    /// How many are under way.
    pub begun: u64,
    /// Of how many nobody knows whether they arrived.
    pub unknown: u64,
    /// Since when the oldest of those that wait could go.
    pub oldest_due: Option<SystemTime>,
}

impl AccountStatus {
    /// Whether something is due and no worker serves the account: its id was mistyped, or its worker was taken out.
    #[must_use]
    pub fn is_unserved(&self) -> bool {
        self.oldest_due.is_some() && !self.is_served
    }
}

/// That nothing begins for now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paused {
    /// Until then; `None` if until it is [resumed](crate::Outbox::resume).
    pub until: Option<SystemTime>,
    /// In a word: `user` by [`Outbox::pause`](crate::Outbox::pause), else what the platform told the worker, such as `rate`.
    pub why: String,
}
