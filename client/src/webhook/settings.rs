//! The settings of an inbox.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::dispatch::{Dispatch, OnError};
use super::inbox::Shared;
use super::seen::Seen;
use super::{Failure, Handler, Handshake, Inbox, Verifier};
use crate::Accounts;

/// The settings of an [`Inbox`], from [`Inbox::builder`].
#[must_use = "call `start` to get the inbox"]
pub struct InboxBuilder {
    verifier: Verifier,
    handshake: Handshake,
    accounts: Accounts,
    echoes: bool,
    standby: bool,
    capacity: usize,
    concurrency: usize,
    remembered: usize,
    keep: Duration,
    on_error: Option<OnError>,
}

impl InboxBuilder {
    pub(super) fn new(verifier: Verifier, handshake: Handshake) -> Self {
        Self {
            verifier,
            handshake,
            accounts: Accounts::new(),
            echoes: false,
            standby: false,
            capacity: 10_000,
            concurrency: 100,
            remembered: 100_000,
            keep: Duration::from_hours(2),
            on_error: None,
        }
    }

    /// The accounts that events are for; [`Incoming::account`](super::Incoming::account) finds them. Events for others are
    /// handed on without one.
    pub fn accounts(mut self, accounts: Accounts) -> Self {
        self.accounts = accounts;
        self
    }

    /// Hands on what the account sends itself, too, by whatever app or by hand. A bot that answers echoes talks to itself.
    pub fn with_echoes(mut self) -> Self {
        self.echoes = true;
        self
    }

    /// Hands on events of conversations that another app has, too, as
    /// [`Happened::Standby`](super::Happened::Standby).
    pub fn with_standby(mut self) -> Self {
        self.standby = true;
        self
    }

    /// How many events may be waiting or under way, by default 10,000. A body that does not fit is rejected with
    /// [`Rejected::Full`](super::Rejected::Full), unless there is nothing else to do.
    pub fn capacity(mut self, events: usize) -> Self {
        self.capacity = events;
        self
    }

    /// How many handlers run at a time, by default 100; 0 counts as 1.
    pub fn concurrency(mut self, handlers: usize) -> Self {
        self.concurrency = handlers.max(1);
        self
    }

    /// How many messages, edits and postbacks are remembered to drop those that come again, and for how long: by default
    /// 100,000 for two hours. The platform gives a webhook up after an hour of failures, on Instagram after 36; each takes
    /// about 60 bytes. With 0 nothing is dropped.
    pub fn remember(mut self, events: usize, keep: Duration) -> Self {
        (self.remembered, self.keep) = (events, keep);
        self
    }

    /// What is done when a handler returns an error or panics. Without it such failures are
    /// [counted](super::Counts::failed) and no more.
    pub fn on_error(mut self, hook: impl Fn(&Failure) + Send + Sync + 'static) -> Self {
        self.on_error = Some(Box::new(hook));
        self
    }

    /// The inbox, which hands on to this handler.
    #[must_use]
    pub fn start(self, handler: impl Handler) -> Inbox {
        let seen = Seen::new(self.remembered, self.keep);
        let dispatch = Dispatch::new(handler, self.on_error, self.capacity, self.concurrency, seen);
        Inbox(Arc::new(Shared {
            verifier: self.verifier,
            handshake: self.handshake,
            accounts: self.accounts,
            echoes: self.echoes,
            standby: self.standby,
            dispatch: Arc::new(dispatch),
        }))
    }
}

impl fmt::Debug for InboxBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InboxBuilder")
            .field("accounts", &self.accounts)
            .field("echoes", &self.echoes)
            .field("standby", &self.standby)
            .field("capacity", &self.capacity)
            .field("concurrency", &self.concurrency)
            .finish_non_exhaustive()
    }
}
