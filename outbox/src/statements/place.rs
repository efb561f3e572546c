//! Where a database is, and whether it is still the same one.

use std::fmt;

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
