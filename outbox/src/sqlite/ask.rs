//! What became of messages.

use sqlx::{Row, SqliteConnection};

use super::odd;
use crate::state::State;
use crate::time::time;
use crate::{Error, NotSent, Outcome};

pub(crate) async fn outcome(
    connection: &mut SqliteConnection,
    message: i64,
) -> Result<Option<Outcome>, Error> {
    let look = "SELECT state, due_at, begun_at, copies, message_id, code, subcode, why
        FROM sendapi_message WHERE id = ?";
    let Some(row) = sqlx::query(look).bind(message).fetch_optional(connection).await? else {
        return Ok(None);
    };
    let at = |name| -> Result<_, sqlx::Error> {
        let count: Option<i64> = row.try_get(name)?;
        count.and_then(time).ok_or_else(|| odd(format!("`{name}` is no time")))
    };
    let state: i64 = row.try_get("state")?;
    Ok(Some(match State::numbered(state).ok_or_else(|| odd(format!("{state} is no state")))? {
        State::Waiting => Outcome::Waiting { due_at: at("due_at")? },
        State::Begun => Outcome::Begun { since: at("begun_at")? },
        State::Sent => Outcome::Sent { message_id: row.try_get("message_id")? },
        State::Refused => Outcome::NotSent(NotSent {
            code: row.try_get("code")?,
            subcode: row.try_get("subcode")?,
            why: row.try_get::<Option<String>, _>("why")?.unwrap_or_default(),
        }),
        State::Unknown => Outcome::Unknown { copies: row.try_get("copies")? },
        State::Cancelled => Outcome::Cancelled,
    }))
}

pub(crate) async fn counts(connection: &mut SqliteConnection) -> Result<Vec<(State, u64)>, Error> {
    let count = "SELECT state, count(*) AS count FROM sendapi_message GROUP BY state";
    let rows = sqlx::query(count).fetch_all(connection).await?;
    let read = |row: &sqlx::sqlite::SqliteRow| -> Result<_, sqlx::Error> {
        let state: i64 = row.try_get("state")?;
        let state = State::numbered(state).ok_or_else(|| odd(format!("{state} is no state")))?;
        let count: i64 = row.try_get("count")?;
        Ok((state, count.unsigned_abs()))
    };
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}
