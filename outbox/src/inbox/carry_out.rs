//! One event, from its handler to its end.

use std::error::Error as StdError;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use sendapi::webhook::Incoming;

use super::arrivals::account_of;
use super::failed::Failed;
use super::handler::Handler;
use super::settings::Settings;
use super::turn::{Memory, Turn, Wanted};
use crate::observe::{self, Handling};
use crate::protocol::Loaded;
use crate::store::patiently;
use crate::time::length;
use crate::{AccountName, Database, Error};

/// What becomes of an event, for whoever holds its shard.
#[derive(Debug)]
pub(super) enum Became {
    Done,
    /// It is called again.
    Waits(Loaded),
    /// It is not this worker's any more, or the database did not say: it is read again.
    Look,
}

/// An event whose try has been counted, and whose it is.
pub(super) struct Event {
    pub(super) loaded: Loaded,
    pub(super) worker: Arc<str>,
    pub(super) term: i64,
}

/// How a handler failed, in a word and in its own.
struct Failure {
    outcome: &'static str,
    why: String,
}

/// Calls the handler, and writes what it wants or that it failed.
pub(super) async fn carry_out<DB: Database, H: Handler<DB>>(
    settings: &Settings<DB>,
    handler: &H,
    event: Event,
) -> Became {
    let account = AccountName::of_conversation(&event.loaded.lane);
    let handling = Handling::of(account.map(|account| account.to_string()), &event.loaded);
    handling.around(handle(settings, handler, event, &handling)).await
}

async fn handle<DB: Database, H: Handler<DB>>(
    settings: &Settings<DB>,
    handler: &H,
    event: Event,
    handling: &Handling,
) -> Became {
    let incoming = match Incoming::from_json(event.loaded.body.as_bytes()) {
        Ok(incoming) => incoming.with_account_in(&settings.accounts),
        // What this version cannot read any more another may.
        Err(error) => {
            let failure = Failure::new("unreadable", error.to_string());
            return put_off(settings, event, None, failure, handling).await;
        }
    };
    if event.loaded.tries >= settings.tries.into() {
        // Each try was counted, and none came to an end.
        let why = "its process ended while it was handled".to_owned();
        let failure = Failure::new("killed", why);
        return put_off(settings, event, Some(incoming), failure, handling).await;
    }
    let store = Arc::clone(&settings.store);
    let turn = Turn::new(store, account_of(&incoming), Arc::clone(&event.loaded.lane));
    let failure = match call(settings, handler, incoming.clone(), turn.clone()).await {
        Ok(()) => match patiently(end(settings, &event, &turn)).await {
            Ok(became) => {
                if matches!(became, Became::Done) {
                    handling.ended_well();
                }
                return became;
            }
            Err(why) => Failure::new("not_written", why.to_string()),
        },
        Err(failure) => failure,
    };
    put_off(settings, event, Some(incoming), failure, handling).await
}

impl Failure {
    const fn new(outcome: &'static str, why: String) -> Self {
        Self { outcome, why }
    }
}

async fn call<DB: Database, H: Handler<DB>>(
    settings: &Settings<DB>,
    handler: &H,
    incoming: Incoming,
    turn: Turn<DB>,
) -> Result<(), Failure> {
    // What is half done is the handler's own, and what it wanted to be written is dropped.
    let called = AssertUnwindSafe(async { handler.handle(incoming, turn).await }).catch_unwind();
    match tokio::time::timeout(settings.handler_timeout, called).await {
        Ok(Ok(result)) => result.map_err(|error| Failure::new("failed", error.into().to_string())),
        Ok(Err(panic)) => Err(Failure::new("panicked", format!("it panicked: {}", words(&*panic)))),
        Err(_) => {
            let why = format!("it took longer than {:?}", settings.handler_timeout);
            Err(Failure::new("timed_out", why))
        }
    }
}

/// Writes all that the handler wants, and that the event was handled: all of it or nothing.
async fn end<DB: Database>(
    settings: &Settings<DB>,
    event: &Event,
    turn: &Turn<DB>,
) -> Result<Became, Box<dyn StdError + Send + Sync>> {
    let Wanted { writes, puts, state } = turn.take();
    let mut transaction = settings.store.writing().await?;
    // First of all: whoever is not to write does not begin to.
    if !DB::finish(&mut transaction, &event.worker, event.loaded.id, event.term).await? {
        return Ok(Became::Look);
    }
    for write in writes {
        write(&mut transaction).await?;
    }
    for request in puts {
        DB::put(&mut transaction, &request.to_json(), request.key()).await?;
    }
    match &state {
        Memory::Stays => {}
        Memory::Becomes(json) => DB::remember(&mut transaction, turn.lane(), json).await?,
        Memory::Goes => drop(DB::forget_conversation(&mut transaction, turn.lane()).await?),
    }
    transaction.commit().await?;
    Ok(Became::Done)
}

async fn put_off<DB: Database>(
    settings: &Settings<DB>,
    event: Event,
    incoming: Option<Incoming>,
    Failure { outcome, why }: Failure,
    handling: &Handling,
) -> Became {
    let Event { loaded, worker, .. } = event;
    let tries = u32::try_from(loaded.tries).unwrap_or(u32::MAX).saturating_add(1);
    let is_given_up = tries >= settings.tries;
    let wait = (!is_given_up).then(|| wait(settings.first_wait, tries));
    let cause = settings.on_failure.is_none().then_some(&*why);
    handling.failed(&observe::Failure { outcome, cause, tries, wait });
    if let (Some(incoming), Some(told)) = (incoming, &settings.on_failure) {
        told(&Failed { incoming, why: why.clone(), tries, is_given_up });
    }
    let written = async {
        let mut connection = settings.store.pool.acquire().await?;
        DB::put_off(&mut connection, &worker, loaded.id, wait.map(length), &why).await
    };
    match (patiently(written).await, wait) {
        (Ok(()), Some(wait)) => Became::Waits(Loaded {
            tries: loaded.tries.saturating_add(1),
            failures: loaded.failures.saturating_add(1),
            wait: Some(wait),
            ..loaded
        }),
        (Ok(()), None) => Became::Done,
        (Err(error), _) => {
            (settings.on_trouble)(&Error::Database(error));
            Became::Look
        }
    }
}

/// It doubles with each try.
fn wait(first: Duration, tries: u32) -> Duration {
    first.saturating_mul(2_u32.saturating_pow(tries.saturating_sub(1))).min(LONGEST_WAIT)
}

fn words(panic: &(dyn std::any::Any + Send)) -> &str {
    let owned = || panic.downcast_ref::<String>().map(String::as_str);
    panic.downcast_ref::<&str>().copied().or_else(owned).unwrap_or("without words")
}

const LONGEST_WAIT: Duration = Duration::from_mins(10);
