//! What a handler wants to be written with the end of its event.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use sendapi::webhook::Reply;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::database::Standard;
use crate::request::Request;
use crate::store::Store;
use crate::{AccountName, Database, Error, Puttable, Putting};

/// One turn of a conversation: what its handler wants to be written, from an [`Inbox`](crate::Inbox).
///
/// Nothing is written while the handler runs. When it ends well, all that was asked for here is written in one short
/// transaction, together with the word that the event was handled: its own writes, its answers, what is remembered. A handler
/// that fails or panics, or whose process dies, leaves nothing and is called again; so a crash repeats the handler and
/// doubles nothing. What it does elsewhere meanwhile, such as an HTTP request, it does again.
///
/// Clones are of the same turn.
///
/// ```
/// use sendapi::message;
/// use sendapi::webhook::Incoming;
/// use sendapi_outbox::{Error, Turn};
///
/// async fn answer(incoming: Incoming, turn: Turn) -> Result<(), Error> {
///     let Some(reply) = incoming.reply() else { return Ok(()) };
///     let recipient = reply.recipient.clone();
///     // It goes out once this turn has been committed.
///     turn.answer(&reply, &message!(Messenger { recipient, text: "Good morning" }))
/// }
/// ```
pub struct Turn<DB: Database = Standard>(Arc<Shared<DB>>);

struct Shared<DB: Database> {
    store: Arc<Store<DB>>,
    account: Option<AccountName>,
    lane: Arc<str>,
    wanted: Mutex<Wanted<DB>>,
}

/// What is to be written.
pub(super) struct Wanted<DB: Database> {
    pub(super) writes: Vec<Write<DB>>,
    pub(super) puts: Vec<Request>,
    pub(super) state: Memory,
}

impl<DB: Database> Default for Wanted<DB> {
    fn default() -> Self {
        Self { writes: Vec::new(), puts: Vec::new(), state: Memory::default() }
    }
}

/// What becomes of what is remembered of the conversation.
#[derive(Clone, Default)]
pub(super) enum Memory {
    #[default]
    Stays,
    /// This, in JSON.
    Becomes(String),
    Goes,
}

/// What is written within the transaction.
pub(super) type Write<DB> =
    Box<dyn for<'c> FnOnce(&'c mut <DB as sqlx::Database>::Connection) -> Writing<'c> + Send>;

/// What a [write](Turn::write) gives: `Box::pin(async move { … })`.
pub type Writing<'c> =
    Pin<Box<dyn Future<Output = Result<(), Box<dyn StdError + Send + Sync>>> + Send + 'c>>;

impl<DB: Database> Turn<DB> {
    pub(super) fn new(store: Arc<Store<DB>>, account: Option<AccountName>, lane: Arc<str>) -> Self {
        Self(Arc::new(Shared { store, account, lane, wanted: Mutex::default() }))
    }

    /// Answers what came in: the message is put into the outbox for the account that the event names, and refused when the
    /// [window](sendapi::webhook::Window) closes before it was sent.
    ///
    /// # Errors
    ///
    /// [`Error::Closed`] if it is closed already; [`Error::NoAccount`] if the event names no account that can answer; what is
    /// wrong with the message.
    pub fn answer<M: Puttable>(&self, reply: &Reply<'_>, message: &M) -> Result<(), Error> {
        let closes = reply.window.and_then(|window| message.closes(window));
        if closes.is_some_and(|closes| closes <= SystemTime::now()) {
            return Err(Error::Closed);
        }
        let putting = Putting::of(message);
        self.put(closes.into_iter().fold(putting, Putting::until))
    }

    /// Puts a message for the account that the event names, with whatever is said of it.
    ///
    /// # Errors
    ///
    /// As with [`answer`](Self::answer), but for the window.
    pub fn put(&self, putting: Putting) -> Result<(), Error> {
        let account = self.0.account.as_ref().ok_or(Error::NoAccount)?;
        self.put_for(account, putting)
    }

    /// Puts a message for any account: whoever is to be told of what came in.
    ///
    /// # Errors
    ///
    /// What is wrong with the message.
    pub fn put_for(&self, account: &AccountName, putting: Putting) -> Result<(), Error> {
        let request = putting.request?.addressed(account)?;
        self.wanted().puts.push(request);
        Ok(())
    }

    /// What was [remembered](Self::remember) of the conversation, in this turn or an earlier one.
    ///
    /// # Errors
    ///
    /// [`Error::Remembered`] if it is no `T`: an older version of the program has written it; [`Error::Database`].
    pub async fn remembered<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        let wanted = self.wanted().state.clone();
        let json = match wanted {
            Memory::Becomes(json) => Some(json),
            Memory::Goes => None,
            Memory::Stays => {
                let mut connection = self.0.store.pool.acquire().await?;
                DB::remembered(&mut connection, &self.0.lane).await?
            }
        };
        json.map(|json| serde_json::from_str(&json)).transpose().map_err(|error| unusable(&error))
    }

    /// Remembers this of the conversation: a value of your own for each person, in place of what was remembered before.
    ///
    /// # Errors
    ///
    /// [`Error::Remembered`] if it cannot be JSON, such as a map whose keys are no strings.
    pub fn remember<T: Serialize>(&self, state: &T) -> Result<(), Error> {
        let state = serde_json::to_string(state).map_err(|error| unusable(&error))?;
        self.wanted().state = Memory::Becomes(state);
        Ok(())
    }

    /// Remembers nothing of the conversation any more.
    pub fn forget(&self) {
        self.wanted().state = Memory::Goes;
    }

    /// Writes to your own tables in the transaction that ends the event.
    ///
    /// It is called when the handler has ended, and holds the writer's lock: only what has to be written belongs there. If
    /// it fails, nothing of the turn is written, and the handler is called again.
    ///
    /// ```
    /// # fn handle(turn: sendapi_outbox::Turn, order: i64) {
    /// turn.write(move |connection| {
    ///     Box::pin(async move {
    ///         let paid = sqlx::query("UPDATE orders SET paid = TRUE WHERE id = ?").bind(order);
    ///         paid.execute(connection).await?;
    ///         Ok(())
    ///     })
    /// });
    /// # }
    /// ```
    pub fn write(
        &self,
        write: impl for<'c> FnOnce(&'c mut DB::Connection) -> Writing<'c> + Send + 'static,
    ) {
        self.wanted().writes.push(Box::new(write));
    }

    pub(super) fn take(&self) -> Wanted<DB> {
        std::mem::take(&mut *self.wanted())
    }

    pub(super) fn lane(&self) -> &str {
        &self.0.lane
    }

    fn wanted(&self) -> MutexGuard<'_, Wanted<DB>> {
        // What is half done stays so only within one call.
        self.0.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unusable(error: &serde_json::Error) -> Error {
    Error::Remembered(error.to_string())
}

/// Without what it says: that is somebody's.
impl<DB: Database> fmt::Debug for Turn<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wanted = self.wanted();
        f.debug_struct("Turn")
            .field("account", &self.0.account)
            .field("messages", &wanted.puts.len())
            .field("writes", &wanted.writes.len())
            .finish_non_exhaustive()
    }
}

impl<DB: Database> Clone for Turn<DB> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
