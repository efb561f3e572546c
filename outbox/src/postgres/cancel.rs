//! Taking back.

use sqlx::{PgConnection, Postgres};

use super::durable::commit_for_certain;
use crate::state::{Copies, Event, State};
use crate::{Error, statements};

impl statements::Cancel for Postgres {
    /// Whatever the connection's setting is, this transaction is on the disk when it has been committed.
    async fn cancel(connection: &mut PgConnection, message: i64) -> Result<bool, Error> {
        commit_for_certain(connection).await?;
        Ok(take_back(connection, &[message]).await? > 0)
    }
}

/// How many of these were waiting, and do not any more.
pub(super) async fn take_back(
    connection: &mut PgConnection,
    messages: &[i64],
) -> Result<u64, Error> {
    let ends = |copies| State::Waiting.after(Event::Cancel, copies).map(State::number);
    let cancel = "UPDATE sendapi.message
        SET state = CASE copies WHEN 0 THEN $1 ELSE $2 END, settled_at = sendapi.now_ms()
        WHERE state = $3 AND id = ANY($4)";
    let cancelled = sqlx::query(cancel)
        .bind(ends(Copies::None))
        .bind(ends(Copies::Some))
        .bind(State::Waiting.number())
        .bind(messages)
        .execute(connection)
        .await?;
    Ok(cancelled.rows_affected())
}
