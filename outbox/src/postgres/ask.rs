//! What became of messages.

use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Postgres};

use crate::rows::{self, Columns};
use crate::state::State;
use crate::statements::PutAndBegun;
use crate::{Error, Outcome, statements};

impl statements::Ask for Postgres {
    async fn outcome(
        connection: &mut PgConnection,
        message: i64,
    ) -> Result<Option<Outcome>, Error> {
        let look = "SELECT message.state, message.due_at, message.retry_at, message.tries, message.begun_at, message.copies,
            message.message_id, message.code, message.subcode, message.why,
            CASE WHEN account.paused_until > sendapi.now_ms() THEN account.paused_until END AS paused_until
        FROM sendapi.message JOIN sendapi.account ON account.id = message.account
        WHERE message.id = $1";
        let row = sqlx::query(look).bind(message).fetch_optional(connection).await?;
        Ok(row.as_ref().map(rows::outcome).transpose()?)
    }

    async fn counts(connection: &mut PgConnection) -> Result<Vec<(State, u64)>, Error> {
        let count =
            "SELECT state, count(*) AS count FROM sendapi.message GROUP BY state ORDER BY state";
        let rows = sqlx::query(count).fetch_all(connection).await?;
        let read = |row: &PgRow| -> Result<_, sqlx::Error> {
            Ok((rows::state(row)?, row.count("count")?))
        };
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    async fn put_and_begun(
        connection: &mut PgConnection,
        message: i64,
    ) -> Result<Option<PutAndBegun>, sqlx::Error> {
        let look = "SELECT account.name, message.body, message.begun_at
        FROM sendapi.message JOIN sendapi.account ON account.id = message.account
        WHERE message.id = $1";
        let row = sqlx::query(look).bind(message).fetch_optional(connection).await?;
        row.as_ref().map(rows::put_and_begun).transpose()
    }
}
