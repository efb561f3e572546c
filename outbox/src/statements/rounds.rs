//! A worker's rounds: what has begun and what has become of it, in one commit.

use crate::protocol::{Begin, Round, Said, ShutOut, Written};
use sqlx::Database;

pub trait WriteRounds: Database {
    /// Writes a round, in a transaction that has begun by [`lock`](super::Place::lock). `None` if its number does not follow:
    /// then nothing of it is written.
    ///
    /// Whoever writes the number has the worker's row until the commit, so nothing happens between the number and the rest;
    /// without the number a statement that is carried out late would write what has long been settled.
    fn write_round(
        transaction: &mut Self::Connection,
        worker: &str,
        round: &Round<Begin, Said>,
    ) -> impl Future<Output = Result<Option<Written>, sqlx::Error>> + Send;

    /// Moves the number on, so that no earlier round is written any more. It stands at one that is known to be `written`, or
    /// behind it.
    fn shut_out(
        connection: &mut Self::Connection,
        worker: &str,
        number: i64,
        written: i64,
    ) -> impl Future<Output = Result<ShutOut, sqlx::Error>> + Send;
}

/// A round by itself, as a worker writes it.
#[cfg(test)]
pub(crate) async fn write_round<DB: super::Statements>(
    connection: &mut DB::Connection,
    worker: &str,
    round: &Round<Begin, Said>,
) -> Option<Written> {
    DB::lock(connection).await.unwrap();
    let written = DB::write_round(connection, worker, round).await.unwrap();
    DB::commit(connection).await.unwrap();
    written
}
