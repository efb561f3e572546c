//! Taking back.

use sqlx::{Sqlite, SqliteConnection};

use super::durable::{FULL, check_durable};
use crate::state::{Copies, Event, State};
use crate::{Error, statements};

impl statements::Cancel for Sqlite {
    async fn cancel(connection: &mut SqliteConnection, message: i64) -> Result<bool, Error> {
        check_durable(connection, FULL).await?;
        Ok(take_back(connection, &format!("[{message}]")).await? > 0)
    }
}

/// How many of these were waiting, and do not any more. They are a list in JSON.
pub(super) async fn take_back(
    connection: &mut SqliteConnection,
    messages: &str,
) -> Result<u64, Error> {
    let ends = |copies| State::Waiting.after(Event::Cancel, copies).map(State::number);
    let cancel = "UPDATE sendapi_message
        SET state = CASE copies WHEN 0 THEN ? ELSE ? END, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
        WHERE state = ? AND id IN (SELECT value FROM json_each(?))";
    let cancelled = sqlx::query(cancel)
        .bind(ends(Copies::None))
        .bind(ends(Copies::Some))
        .bind(State::Waiting.number())
        .bind(messages)
        .execute(connection)
        .await?;
    Ok(cancelled.rows_affected())
}
