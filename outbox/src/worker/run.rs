//! What a worker does: it claims accounts, reads what is due for them, and sends it.

use std::collections::{BTreeMap, HashMap};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sendapi::AnyAccount;
use sqlx::SqliteConnection;
use tokio::sync::{Semaphore, mpsc};
use uuid::Uuid;

use super::clock;
use super::desk::InDoubt;
use super::held::{Held, Next, Start};
use super::journal::{Ended, Journal, Said};
use super::living::{Living, Seen, Sight, owner};
use super::rounds::Answer;
use super::sending::{Became, Sender};
use super::settings::Settings;
use super::stop::Stop;
use crate::state::Event;
use crate::{Error, sqlite};

/// Works until it is stopped, under a new name whenever others have taken it for dead.
pub(crate) async fn work(settings: Arc<Settings>, stop: Stop) -> Result<(), Error> {
    let mut rest = Vec::new();
    loop {
        match Life::begin(&settings, rest).await?.live(&stop).await? {
            None => return Ok(()),
            Some(left) => rest = left,
        }
    }
}

/// A worker under one name.
struct Life {
    settings: Arc<Settings>,
    me: Arc<str>,
    sender: Sender,
    journal: Pin<Box<dyn Future<Output = Ended> + Send>>,
    reads: Option<SqliteConnection>,
    living: Living,
    held: BTreeMap<i64, Held>,
    /// Since when nobody holds an account that is another's to take.
    free_since: HashMap<i64, Instant>,
    /// Accounts whose token does not work, until when others may try theirs.
    without_token: HashMap<i64, Instant>,
    concurrency: Arc<Semaphore>,
    told: mpsc::UnboundedReceiver<Word>,
    tells: mpsc::UnboundedSender<Word>,
    last_put: i64,
    version: Option<i64>,
    claims_at: Instant,
    tidies_at: Instant,
    is_stopping: bool,
}

/// What a task of the worker tells it.
enum Word {
    Became { account: i64, term: i64, message: i64, lane: Arc<str>, became: Became },
    Settled { account: i64, term: i64, doubt: InDoubt },
}
