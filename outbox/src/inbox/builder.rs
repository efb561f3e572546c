//! An inbox that is to be started.

use std::sync::Arc;
use std::time::Duration;

use sendapi::Accounts;
use sendapi::webhook::{Handshake, Verifier};

use super::failed::Failed;
use super::handler::Handler;
use super::life::Life;
use super::receive::Inbox;
use super::settings::Settings;
use crate::database::Standard;
use crate::store::Store;
use crate::{Database, Error, observe, peers};

/// An inbox that is to be started, from [`Outbox::inbox`](crate::Outbox::inbox).
#[derive(Debug)]
#[must_use = "it works from `start` on"]
pub struct InboxBuilder<DB: Database = Standard>(Settings<DB>);

impl<DB: Database> InboxBuilder<DB> {
    pub(crate) fn new(store: Arc<Store<DB>>, verifier: Verifier, handshake: Handshake) -> Self {
        Self(Settings {
            store,
            verifier,
            handshake,
            accounts: Accounts::new(),
            name: peers::process(),
            concurrency: CONCURRENCY,
            tries: TRIES,
            first_wait: FIRST_WAIT,
            handler_timeout: HANDLER_TIMEOUT,
            keep: KEEP,
            keep_given_up: KEEP_GIVEN_UP,
            echoes: false,
            standby: false,
            on_failure: None,
            on_trouble: Arc::new(observe::trouble),
        })
    }

    /// The accounts that events may be for: a handler finds the one of its event by
    /// [`Incoming::account`](sendapi::webhook::Incoming::account). Without them answers are put for the account that the
    /// event names.
    pub fn accounts(mut self, accounts: Accounts) -> Self {
        self.0.accounts = accounts;
        self
    }

    /// How many handlers run at a time in this process, by default 64, at least one: those of one conversation run one after
    /// the other.
    pub const fn concurrency(mut self, handlers: usize) -> Self {
        self.0.concurrency = if handlers == 0 { 1 } else { handlers };
        self
    }

    /// How often a handler is called for one event at most, by default 10 times, at least once. Then it is given up: the
    /// event is kept and [told](Self::on_failure), and the conversation goes on.
    pub const fn tries(mut self, tries: u32) -> Self {
        self.0.tries = if tries == 0 { 1 } else { tries };
        self
    }

    /// How long it waits after the first failure, by default a second; it doubles with each. What comes later in the same
    /// conversation waits too.
    pub const fn first_wait(mut self, wait: Duration) -> Self {
        self.0.first_wait = wait;
        self
    }

    /// How long a handler may take, by default a minute. Then it is dropped where it waits, which counts as a failure.
    pub const fn handler_timeout(mut self, limit: Duration) -> Self {
        self.0.handler_timeout = limit;
        self
    }

    /// How long what was handled is known again, by default 7 days: the platform repeats for 36 hours what it got no 200
    /// for.
    pub const fn remember(mut self, keep: Duration) -> Self {
        self.0.keep = keep;
        self
    }

    /// How long what was [given up](Self::tries) is kept, by default 30 days, so that somebody can
    /// [look](crate::Outbox::events) what it was, and have it [handled again](crate::Outbox::handle_again). Then nothing is left
    /// of what it says. [`Duration::MAX`] is for ever.
    pub const fn keep_given_up(mut self, keep: Duration) -> Self {
        self.0.keep_given_up = keep;
        self
    }

    /// Also hands on what the accounts themselves send and do.
    pub const fn with_echoes(mut self) -> Self {
        self.0.echoes = true;
        self
    }

    /// Also hands on what happens in conversations that another app has.
    pub const fn with_standby(mut self) -> Self {
        self.0.standby = true;
        self
    }

    /// What it is called where workers are listed, by default its host and process.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.0.name = name.into();
        self
    }

    /// Is told of each failure of a handler, with whether the event is tried again. Without it the feature `tracing` has the
    /// handler's words.
    pub fn on_failure(mut self, told: impl Fn(&Failed) + Send + Sync + 'static) -> Self {
        self.0.on_failure = Some(Arc::new(told));
        self
    }

    /// Is told when the database fails, in place of the feature `tracing`. The inbox goes on by itself as soon as it can; the
    /// platform sends again what could not be kept.
    pub fn on_trouble(mut self, told: impl Fn(&Error) + Send + Sync + 'static) -> Self {
        self.0.on_trouble = Arc::new(told);
        self
    }

    /// Starts it, on the runtime of tokio that this is called on. What an earlier process left is handled first.
    ///
    /// # Errors
    ///
    /// [`Error::Restored`] for a database that does not know what was handled since; [`Error::Database`].
    pub async fn start(self, handler: impl Handler<DB>) -> Result<Inbox<DB>, Error> {
        let settings = Arc::new(self.0);
        let (asks, stop) = crate::stop::stop();
        let life = Life::begin(Arc::clone(&settings), Arc::new(handler), stop).await?;
        observe::worker_started(&settings.name, true);
        Ok(Inbox::new(settings, asks, tokio::spawn(life.live())))
    }
}

const CONCURRENCY: usize = 64;
const TRIES: u32 = 10;
const FIRST_WAIT: Duration = Duration::from_secs(1);
const HANDLER_TIMEOUT: Duration = Duration::from_mins(1);
const KEEP: Duration = Duration::from_hours(7 * 24);
const KEEP_GIVEN_UP: Duration = Duration::from_hours(30 * 24);
