//! The database, and which one it is.

use std::path::Path;

use sqlx::{Connection, Sqlite, SqliteConnection, SqlitePool, Transaction};
use uuid::Uuid;

use crate::{Error, Ticket, sqlite};

/// The connections to a database that has the outbox's tables.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) pool: SqlitePool,
    id: Uuid,
}

impl Store {
    pub(crate) async fn open(file: &Path) -> Result<Self, Error> {
        let pool = sqlite::connect(file).await?;
        let id = sqlite::prepare(&pool).await?;
        Ok(Self { pool, id })
    }

    /// As [`write`] begins it.
    pub(crate) async fn writing(&self) -> Result<Transaction<'static, Sqlite>, Error> {
        Ok(self.pool.begin_with(WRITING).await?)
    }

    pub(crate) fn ticket(&self, message: i64) -> Ticket {
        Ticket { store: self.id, message }
    }

    /// The number of a message of this database.
    pub(crate) fn own(&self, ticket: Ticket) -> Result<i64, Error> {
        if ticket.store == self.id { Ok(ticket.message) } else { Err(Error::OtherStore) }
    }
}

/// A transaction that holds the writer's lock from its beginning on: one that asks for it later fails at once if somebody
/// else has written meanwhile, however long it would wait.
pub(crate) async fn write(
    connection: &mut SqliteConnection,
) -> Result<Transaction<'_, Sqlite>, Error> {
    Ok(connection.begin_with(WRITING).await?)
}

const WRITING: &str = "BEGIN IMMEDIATE";
