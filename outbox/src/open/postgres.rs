//! An outbox in PostgreSQL.

use std::sync::Arc;

use sqlx::{PgPool, Postgres};

use crate::postgres::Replication;
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
        Ok(Self(Arc::new(Store { pool, id, place: Replication::Unknown })))
    }

    /// Opens a database that has an outbox already: for whoever looks after one. Nothing is made.
    ///
    /// # Errors
    ///
    /// [`Error::NoTables`] if there is no outbox in it; else as with [`postgres`](Self::postgres).
    pub async fn postgres_existing(pool: PgPool) -> Result<Self, Error> {
        let id = postgres::find(&pool).await?;
        Ok(Self(Arc::new(Store { pool, id, place: Replication::Unknown })))
    }

    /// Relies on it that a standby which takes over has all that was committed, as with `synchronous_standby_names`: workers go
    /// on by themselves then. Without this they end with [`Error::Restored`] when a standby has taken over, and what waits is
    /// decided by [`adopt`](Self::adopt).
    ///
    /// Nothing begins while no standby replicates synchronously, which the database shows to roles with `pg_monitor`. **It is
    /// your word all the same**: a commit whose wait for the standby was cancelled (`pg_cancel_backend`, a fast shutdown) is
    /// answered as if it had arrived there, and tools that switch replication to asynchronous by themselves, such as Patroni
    /// without `synchronous_mode_strict`, do so between two looks. What begins then and is lost with the machine is sent twice.
    #[must_use]
    pub fn trusting_replication(self) -> Self {
        let Store { pool, id, .. } = &*self.0;
        let (pool, id) = (pool.clone(), *id);
        Self(Arc::new(Store { pool, id, place: Replication::Trusted }))
    }
}
