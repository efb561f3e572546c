//! Where a database is, and whether it is still the same one.

use std::fmt;
use std::time::Duration;

use sqlx::{Connection, Database, SqlStr, Transaction};

use crate::Error;

/// Connections are used by one task at a time; that they are `Sync` lets a borrow of their owner wait.
pub trait Place: Database<Connection: Sync> {
    /// What is known of it.
    type Where: fmt::Debug + Send + Sync;

    /// As long as it lives, others see that its worker does.
    type Sign: fmt::Debug + Send + Sync;

    /// How far somebody has looked for what others have written.
    type News: fmt::Debug + Default + Send + Sync;

    /// How a transaction begins that writes.
    const WRITING: &'static str;

    /// So long a worker that has waited for others, and has written, leaves the database to them: it would be first again.
    const REST: Duration;

    /// Begins a transaction that writes, for a worker, which does so again and again on a connection that nobody else has. Whoever
    /// fails before [`commit`](Self::commit) gives the connection up. `true` if it has waited for others.
    fn lock(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Ends what [`lock`](Self::lock) has begun.
    fn commit(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Whether the connections still lead to what was opened.
    fn check_is_the_same(place: &Self::Where) -> Result<(), Error>;

    /// Shows others that the worker is there, until its process ends, however it does. `None` where nothing shows that.
    fn sign_of_life(place: &Self::Where, worker: &str) -> Option<Self::Sign>;

    /// Whether the process of a worker has ended for certain. Where nobody knows, its silence tells later.
    fn has_ended(place: &Self::Where, worker: &str) -> bool;
}

/// A transaction that writes.
pub(crate) async fn write<DB: Place>(
    connection: &mut DB::Connection,
) -> Result<Transaction<'_, DB>, sqlx::Error> {
    connection.begin_with(SqlStr::from_static(DB::WRITING)).await
}
