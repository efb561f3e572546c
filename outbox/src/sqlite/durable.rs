//! Whether a connection keeps what it commits.

use sqlx::SqliteConnection;

use crate::Error;

/// The setting belongs to the connection, which is the user's: no option of ours changes it.
pub(super) async fn check_durable(
    connection: &mut SqliteConnection,
    needed: Durable,
) -> Result<(), Error> {
    let set: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(connection).await?;
    if set < needed.number { Err(Error::NotDurable { needed: needed.name }) } else { Ok(()) }
}

pub(super) struct Durable {
    number: i64,
    name: &'static str,
}

/// A put that is lost with its whole transaction is no harm that the user has not chosen.
pub(super) const NORMAL: Durable = Durable { number: 1, name: "NORMAL" };
/// What was said to be taken back must not be sent after a loss of power.
pub(super) const FULL: Durable = Durable { number: 2, name: "FULL" };
