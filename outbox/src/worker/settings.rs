//! How a worker works.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sendapi::{AnyAccount, Retry};

use crate::retention::Retention;
use crate::store::Store;
use crate::{Database, Error};

pub(crate) type Trouble = Arc<dyn Fn(&Error) + Send + Sync>;

/// How a worker works.
pub(crate) struct Settings<DB: Database> {
    pub(crate) store: Arc<Store<DB>>,
    /// By their names.
    pub(crate) accounts: BTreeMap<String, AnyAccount>,
    /// Whose it is, for people.
    pub(crate) name: String,
    pub(crate) concurrency: usize,
    pub(crate) retry: Retry,
    pub(crate) timeout: Duration,
    pub(crate) marks: bool,
    pub(crate) retention: Retention,
    pub(crate) trouble: Trouble,
}

impl<DB: Database> fmt::Debug for Settings<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accounts, name, concurrency, retry, timeout, .. } = self;
        f.debug_struct("Settings")
            .field("accounts", &accounts.keys())
            .field("name", name)
            .field("concurrency", concurrency)
            .field("retry", retry)
            .field("timeout", timeout)
            .finish_non_exhaustive()
    }
}

impl<DB: Database> Clone for Settings<DB> {
    fn clone(&self) -> Self {
        Self {
            store: Arc::clone(&self.store),
            accounts: self.accounts.clone(),
            name: self.name.clone(),
            concurrency: self.concurrency,
            retry: self.retry.clone(),
            timeout: self.timeout,
            marks: self.marks,
            retention: self.retention.clone(),
            trouble: Arc::clone(&self.trouble),
        }
    }
}
