//! A worker as its user sees it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use sendapi::{Accounts, Retry};
use tokio::task::JoinHandle;

use super::life::{End, Life};
use super::settings::Settings;
use crate::database::Standard;
use crate::peers;
use crate::stop::{Asks, stop};
use crate::store::Store;
use crate::{AccountName, Database, Error, Retention, observe};

/// A worker that is to be started, from [`Outbox::worker`](crate::Outbox::worker).
///
/// ```no_run
/// # async fn run(outbox: sendapi_outbox::Outbox, accounts: sendapi::Accounts) -> Result<(), sendapi_outbox::Error> {
/// use std::time::Duration;
///
/// let worker = outbox
///     .worker(&accounts)
///     .timeout(Duration::from_secs(30))
///     .on_trouble(|error| eprintln!("the database fails: {error}"))
///     .start()
///     .await?;
/// worker.wait().await
/// # }
/// ```
#[derive(Debug)]
#[must_use = "it works from `start` on"]
pub struct WorkerBuilder<DB: Database = Standard> {
    settings: Settings<DB>,
    unusable: Option<Error>,
}

/// A worker: it sends what was put for its accounts, until it is stopped.
///
/// Any number of them work on one database, in one process or in several. Each account is sent for by one of them at a time,
/// which knows the account's pace and keeps what goes to the same person in order. One that dies is replaced by the others
/// within 15 seconds; what it had begun is told as [unknown](crate::Outcome::Unknown) once it cannot arrive any more.
///
/// A process that stands still within a transaction keeps SQLite's lock, and all who write wait until it goes on or ends:
/// that no lease can help.
///
/// When it is dropped it stops by itself, and what is under way is finished by its tasks.
#[derive(Debug)]
pub struct Worker {
    asks: Asks,
    works: JoinHandle<Result<(), Error>>,
}

impl<DB: Database> WorkerBuilder<DB> {
    pub(crate) fn new(store: Arc<Store<DB>>, accounts: &Accounts) -> Self {
        let mut by_name = BTreeMap::new();
        let mut unusable = None;
        for (_, account) in accounts {
            match AccountName::of_either(account) {
                Ok(name) => drop(by_name.insert(name.as_str().to_owned(), account.clone())),
                Err(error) => unusable = Some(error),
            }
        }
        let settings = Settings {
            store,
            accounts: by_name,
            name: peers::process(),
            concurrency: CONCURRENCY,
            retry: Retry::default().tries(TRIES).within(WITHIN).longest_wait(LONGEST_WAIT),
            timeout: TIMEOUT,
            marks: false,
            retention: Retention::default(),
            trouble: Arc::new(observe::trouble),
        };
        Self { settings, unusable }
    }

    /// How many messages are under way at a time, by default 500, at least one. Of one account there are as many as its
    /// [rates](sendapi::Rates) allow.
    pub const fn concurrency(mut self, messages: usize) -> Self {
        self.settings.concurrency = if messages == 0 { 1 } else { messages };
        self
    }

    /// When a message that was surely not sent is tried again. By default up to 20 times within a day, with at most 10
    /// minutes between two tries; a try counts when the platform has answered.
    ///
    /// With [`risking_duplicates`](Retry::risking_duplicates) it also goes again when nobody knows whether it was sent:
    /// **the person may get it twice**, and its outcome counts the [copies](crate::Outcome::Unknown::copies).
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// How long one request may take, by default 90 seconds: [`ClientBuilder::timeout`](sendapi::ClientBuilder::timeout).
    ///
    /// When a worker dies, what comes next to the same persons waits for that long, so that it does not overtake what may
    /// still arrive.
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Marks each message of a Page in its `metadata`, so that its echo tells that it was sent: what is
    /// [unknown](crate::Outcome::Unknown) becomes sent by that, with its id, and nobody has to decide.
    ///
    /// Echoes come to an [`Inbox`](crate::Inbox) on the same database, if the app is subscribed to `message_echoes`; nothing has
    /// to be set there. A message that has `metadata` of its own is not marked. Without an echo nothing is known: it may have
    /// arrived all the same.
    ///
    /// [metadata](https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/send-api)
    pub const fn known_by_echoes(mut self) -> Self {
        self.settings.marks = true;
        self
    }

    /// How long what has ended is kept: a worker [cleans up](crate::Outbox::clean_up) every 10 minutes.
    pub fn retention(mut self, retention: Retention) -> Self {
        self.settings.retention = retention;
        self
    }

    /// What it is called where workers are listed, by default its host and process.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.settings.name = name.into();
        self
    }

    /// Is told when the database fails, in place of the feature `tracing`. The worker goes on by itself as soon as it can:
    /// nothing begins meanwhile, and what is known of messages is kept until it can be written down.
    pub fn on_trouble(mut self, told: impl Fn(&Error) + Send + Sync + 'static) -> Self {
        self.settings.trouble = Arc::new(told);
        self
    }

    /// Starts it, on the runtime of tokio that this is called on.
    ///
    /// # Errors
    ///
    /// [`Error::NoAccounts`]; [`Error::Account`] for one called `me`: other processes cannot know who that is;
    /// [`Error::Restored`] for a database that does not know what was sent since; [`Error::Database`].
    pub async fn start(self) -> Result<Worker, Error> {
        if let Some(error) = self.unusable {
            return Err(error);
        }
        if self.settings.accounts.is_empty() {
            return Err(Error::NoAccounts);
        }
        let (asks, stop) = stop();
        let name = self.settings.name.clone();
        let life = Life::begin(self.settings, stop).await?;
        observe::worker_started(&name, false);
        Ok(Worker { asks, works: tokio::spawn(work(name, life)) })
    }
}

impl Worker {
    /// Stops it: nothing more begins, what is under way is finished and written down, and its accounts are free for others
    /// at once.
    ///
    /// It takes for as long as a request may take, and while the database is away until that is back; dropping this does
    /// no harm.
    ///
    /// # Errors
    ///
    /// As with [`wait`](Self::wait).
    pub async fn shutdown(self) -> Result<(), Error> {
        self.asks.ask();
        self.wait().await
    }

    /// Whether it has ended by itself, which it does only where it must not go on: [`wait`](Self::wait) tells why.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.works.is_finished()
    }

    /// Waits for its end, which comes by itself only where it must not go on.
    ///
    /// # Errors
    ///
    /// [`Error::Moved`] and [`Error::Restored`]: the database is not the one that was opened.
    pub async fn wait(self) -> Result<(), Error> {
        let _asks = self.asks;
        self.works.await.unwrap_or(Ok(()))
    }
}

async fn work<DB: Database>(name: String, life: Life<DB>) -> Result<(), Error> {
    let worked = lives(&name, life).await;
    observe::worker_stopped(&name, false, worked.as_ref().err());
    worked
}

/// Under a new name whenever others have taken it for dead.
async fn lives<DB: Database>(name: &str, mut life: Life<DB>) -> Result<(), Error> {
    loop {
        match life.live().await? {
            End::Stopped => return Ok(()),
            End::Overtaken(common, rest) => {
                observe::overtaken(name, false);
                life = Life::again(*common, rest).await?;
            }
        }
    }
}

const CONCURRENCY: usize = 500;
const TRIES: u32 = 20;
const WITHIN: Duration = Duration::from_hours(24);
const LONGEST_WAIT: Duration = Duration::from_mins(10);
const TIMEOUT: Duration = Duration::from_secs(90);
