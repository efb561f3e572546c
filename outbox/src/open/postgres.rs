//! An outbox in PostgreSQL.

use std::sync::Arc;

use sqlx::{PgPool, Postgres};

use crate::store::Store;
use crate::{Error, Outbox, postgres};

impl Outbox<Postgres> {
    /// Opens a database of PostgreSQL, from version 13 on, which may be that of your program, and makes the outbox's tables in
    /// it if they are not there, in the schema `sendapi`. A worker has two connections of its own beside those of the pool,
    /// and an inbox one.
    ///
    /// Its own transactions are on the disk before they are answered, whatever `synchronous_commit` says.
    ///
    /// # Errors
    ///
    /// [`Error::Newer`] if a newer version has made the tables; [`Error::Database`] if the database cannot be used, or the
    /// role may not make a schema in it.
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// use sendapi_outbox::Outbox;
    ///
    /// let pool = sqlx::PgPool::connect(&std::env::var("DATABASE_URL")?).await?;
    /// let outbox = Outbox::postgres(pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn postgres(pool: PgPool) -> Result<Self, Error> {
        let id = postgres::prepare(&pool).await?;
        Ok(Self(Arc::new(Store { pool, id, place: () })))
    }

    /// Opens a database that has an outbox already: for whoever looks after one. Nothing is made.
    ///
    /// # Errors
    ///
    /// [`Error::NoTables`] if there is no outbox in it; else as with [`postgres`](Self::postgres).
    pub async fn postgres_existing(pool: PgPool) -> Result<Self, Error> {
        let id = postgres::find(&pool).await?;
        Ok(Self(Arc::new(Store { pool, id, place: () })))
    }
}
