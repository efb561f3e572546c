//! The database, and which one it is.

use std::io;
use std::time::Duration;

use sqlx::{ConnectOptions, Pool, SqlStr, Transaction};
use uuid::Uuid;

use crate::{Database, Error, EventId, Ticket};

/// The connections to a database that has the outbox's tables.
#[derive(Debug)]
pub(crate) struct Store<DB: Database> {
    pub(crate) pool: Pool<DB>,
    pub(crate) id: Uuid,
    pub(crate) place: DB::Where,
}

impl<DB: Database> Store<DB> {
    /// A transaction that writes.
    pub(crate) async fn writing(&self) -> Result<Transaction<'static, DB>, Error> {
        Ok(self.pool.begin_with(SqlStr::from_static(DB::WRITING)).await?)
    }

    /// A connection of its own, which is closed when it is dropped: one that was given up in the middle is not used again.
    pub(crate) async fn connection(&self) -> Result<DB::Connection, sqlx::Error> {
        patiently(async { self.pool.connect_options().connect().await }).await
    }

    pub(crate) fn check_is_the_same(&self) -> Result<(), Error> {
        DB::check_is_the_same(&self.place)
    }

    /// Nobody works on a database that does not know what was sent since.
    pub(crate) async fn check_is_known(
        &self,
        connection: &mut DB::Connection,
    ) -> Result<(), Error> {
        if DB::is_known(connection, &self.place).await? { Ok(()) } else { Err(Error::Restored) }
    }

    pub(crate) fn sign_of_life(&self, worker: &str) -> Option<DB::Sign> {
        DB::sign_of_life(&self.place, worker)
    }

    pub(crate) fn has_ended(&self, worker: &str) -> bool {
        DB::has_ended(&self.place, worker)
    }

    pub(crate) fn ticket(&self, message: i64) -> Ticket {
        Ticket { store: self.id, message }
    }

    pub(crate) fn event(&self, event: i64) -> EventId {
        EventId { store: self.id, event }
    }

    /// The number of an event of this database.
    pub(crate) fn own_event(&self, event: EventId) -> Result<i64, Error> {
        if event.store == self.id { Ok(event.event) } else { Err(Error::OtherInbox) }
    }

    /// The number of a message of this database.
    pub(crate) fn own(&self, ticket: Ticket) -> Result<i64, Error> {
        if ticket.store == self.id { Ok(ticket.message) } else { Err(Error::OtherStore) }
    }
}

/// Waits for an answer, but not for ever: a line that was cut without a word never gives one. What was asked for may be carried
/// out all the same, as with every answer that is lost.
pub(crate) async fn patiently<T, E: From<sqlx::Error>>(
    answer: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let late = |_| Err(sqlx::Error::Io(io::ErrorKind::TimedOut.into()).into());
    tokio::time::timeout(PATIENCE, answer).await.unwrap_or_else(late)
}

/// Longer than a database that is there lets a statement wait for the locks of others.
const PATIENCE: Duration = Duration::from_secs(30);
