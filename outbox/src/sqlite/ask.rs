//! What became of messages.

use sqlx::sqlite::SqliteRow;
use sqlx::{Sqlite, SqliteConnection};

use crate::rows::{self, Columns};
use crate::state::State;
use crate::statements::PutAndBegun;
use crate::{Error, Outcome, statements};

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
        Ok(row.as_ref().map(rows::outcome).transpose()?)
    }

    async fn counts(connection: &mut SqliteConnection) -> Result<Vec<(State, u64)>, Error> {
        let count = "SELECT state, count(*) AS count FROM sendapi_message GROUP BY state";
        let rows = sqlx::query(count).fetch_all(connection).await?;
        let read = |row: &SqliteRow| -> Result<_, sqlx::Error> {
            Ok((rows::state(row)?, row.count("count")?))
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
        row.as_ref().map(rows::put_and_begun).transpose()
    }
}
