//! A worker's rounds: what has begun and what has become of it, in one commit.

use crate::protocol::{Begin, Round, Said, ShutOut, Written};
use sqlx::Database;

pub trait WriteRounds: Database {
    /// Writes a round. `None` if its number does not follow: then nothing of it is written.
    ///
    /// The lock is the whole database's, so nothing happens between the number and the rest; without the number a statement
    /// that is carried out late would write what has long been settled.
    fn write_round(
        connection: &mut Self::Connection,
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
