//! What became of messages.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, SqliteConnection};

use super::odd;
use crate::state::State;
use crate::statements::PutAndBegun;
use crate::time::time;
use crate::{Error, NotSent, Outcome, statements};

impl statements::Ask for Sqlite {
    async fn outcome(
        connection: &mut SqliteConnection,
        message: i64,
    ) -> Result<Option<Outcome>, Error> {
        let look = "SELECT message.state, message.due_at, message.retry_at, message.tries, message.begun_at, message.copies,
            message.message_id, message.code, message.subcode, message.why,
            CASE WHEN account.paused_until > CAST(unixepoch('subsec') * 1000 AS INTEGER)
                THEN account.paused_until END AS paused_until
        FROM sendapi_message AS message JOIN sendapi_account AS account ON account.id = message.account
        WHERE message.id = ?";
        let row = sqlx::query(look).bind(message).fetch_optional(connection).await?;
        Ok(row.as_ref().map(read).transpose()?)
    }

    async fn counts(connection: &mut SqliteConnection) -> Result<Vec<(State, u64)>, Error> {
        let count = "SELECT state, count(*) AS count FROM sendapi_message GROUP BY state";
        let rows = sqlx::query(count).fetch_all(connection).await?;
        let read = |row: &SqliteRow| -> Result<_, sqlx::Error> {
            Ok((state(row)?, row.try_get::<i64, _>("count")?.unsigned_abs()))
        };
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    async fn put_and_begun(
        connection: &mut SqliteConnection,
        message: i64,
    ) -> Result<Option<PutAndBegun>, sqlx::Error> {
        let look = "SELECT account.name, message.body, message.begun_at
        FROM sendapi_message AS message JOIN sendapi_account AS account ON account.id = message.account
        WHERE message.id = ?";
        let row = sqlx::query(look).bind(message).fetch_optional(connection).await?;
        row.map(|row| {
            let begun_at: Option<i64> = row.try_get("begun_at")?;
            Ok(PutAndBegun {
                account: row.try_get("name")?,
                body: row.try_get("body")?,
                begun_at: begun_at.and_then(time),
            })
        })
        .transpose()
    }
}

/// Reads what a row has of a message in its state: the others of these columns need not be there.
pub(super) fn read(row: &SqliteRow) -> Result<Outcome, sqlx::Error> {
    let at = |name: &str| -> Result<_, sqlx::Error> {
        Ok(row.try_get::<Option<i64>, _>(name)?.and_then(time))
    };
    let surely = |name: &str| at(name)?.ok_or_else(|| odd(format!("`{name}` is no time")));
    Ok(match state(row)? {
        State::Waiting => Outcome::Waiting {
            due_at: surely("due_at")?,
            retry_at: at("retry_at")?,
            tries: row.try_get("tries")?,
            paused_until: at("paused_until")?,
        },
        State::Begun => Outcome::Begun { since: surely("begun_at")? },
        State::Sent => Outcome::Sent { message_id: row.try_get("message_id")? },
        State::Refused => Outcome::NotSent(NotSent {
            code: row.try_get("code")?,
            subcode: row.try_get("subcode")?,
            why: row.try_get::<Option<String>, _>("why")?.unwrap_or_default(),
        }),
        State::Unknown => Outcome::Unknown { copies: row.try_get("copies")? },
        State::Cancelled => Outcome::Cancelled,
    })
}

fn state(row: &SqliteRow) -> Result<State, sqlx::Error> {
    let number: i64 = row.try_get("state")?;
    State::numbered(number).ok_or_else(|| odd(format!("{number} is no state")))
}
