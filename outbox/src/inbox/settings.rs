//! How an inbox works.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sendapi::Accounts;
use sendapi::webhook::{Handshake, Verifier};

use super::failed::Failed;
use crate::store::Store;
use crate::{Database, Error};

pub(super) type OnTrouble = Arc<dyn Fn(&Error) + Send + Sync>;
pub(super) type OnFailure = Arc<dyn Fn(&Failed) + Send + Sync>;

/// How an inbox works.
pub(super) struct Settings<DB: Database> {
    pub(super) store: Arc<Store<DB>>,
    pub(super) verifier: Verifier,
    pub(super) handshake: Handshake,
    pub(super) accounts: Accounts,
    pub(super) name: String,
    pub(super) concurrency: usize,
    pub(super) tries: u32,
    pub(super) first_wait: Duration,
    pub(super) handler_timeout: Duration,
    pub(super) keep: Duration,
    pub(super) keep_given_up: Duration,
    pub(super) echoes: bool,
    pub(super) standby: bool,
    /// `None` where nobody is told.
    pub(super) on_failure: Option<OnFailure>,
    pub(super) on_trouble: OnTrouble,
}

impl<DB: Database> fmt::Debug for Settings<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("name", &self.name)
            .field("concurrency", &self.concurrency)
            .field("tries", &self.tries)
            .field("handler_timeout", &self.handler_timeout)
            .field("keep", &self.keep)
            .field("keep_given_up", &self.keep_given_up)
            .finish_non_exhaustive()
    }
}
