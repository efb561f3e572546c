//! The feed of outcomes, and how far its readers are.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, SqliteConnection};

use super::{ask, odd};
use crate::time::time;
use crate::{Error, ReaderStatus, Ticket, Told, statements};

impl statements::Outcomes for Sqlite {
    async fn open_reader(
        connection: &mut SqliteConnection,
        name: &str,
        from_now_on: bool,
    ) -> Result<(), Error> {
        let open = "INSERT OR IGNORE INTO sendapi_reader (name, told)
        SELECT ?1, CASE WHEN ?2 THEN coalesce(max(id), 0) ELSE 0 END FROM sendapi_outcome";
        sqlx::query(open).bind(name).bind(from_now_on).execute(connection).await?;
        Ok(())
    }

    async fn next_outcomes(
        connection: &mut SqliteConnection,
        reader: &str,
        at_most: u32,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> Result<Vec<Told>, Error> {
        let told = "SELECT told FROM sendapi_reader WHERE name = ?";
        let told: Option<i64> =
            sqlx::query_scalar(told).bind(reader).fetch_optional(&mut *connection).await?;
        let told = told.ok_or_else(|| Error::Reader(reader.to_owned()))?;
        // State and copies as they were then. The rest stays as it is, once one of these states is an end.
        let next = "SELECT outcome.id, outcome.message, outcome.at, outcome.state, outcome.copies, account.name AS account,
            message.message_id, message.code, message.subcode, message.why
        FROM sendapi_outcome AS outcome
        JOIN sendapi_message AS message ON message.id = outcome.message
        JOIN sendapi_account AS account ON account.id = message.account
        WHERE outcome.id > ? ORDER BY outcome.id LIMIT ?";
        let rows = sqlx::query(next).bind(told).bind(at_most).fetch_all(connection).await?;
        Ok(rows.iter().map(|row| read(row, &ticket)).collect::<Result<_, _>>()?)
    }

    async fn done_up_to(
        connection: &mut SqliteConnection,
        reader: &str,
        place: i64,
    ) -> Result<(), Error> {
        // What is lost with the power is told again: no setting of the connection does harm.
        let done = "UPDATE sendapi_reader SET told = max(told, ?) WHERE name = ?";
        let done = sqlx::query(done).bind(place).bind(reader).execute(connection).await?;
        if done.rows_affected() == 0 { Err(Error::Reader(reader.to_owned())) } else { Ok(()) }
    }

    async fn readers(connection: &mut SqliteConnection) -> Result<Vec<ReaderStatus>, Error> {
        let look =
            "SELECT reader.name, count(outcome.id) AS untold, min(outcome.at) AS oldest_untold
        FROM sendapi_reader AS reader
        LEFT JOIN sendapi_outcome AS outcome ON outcome.id > reader.told
        GROUP BY reader.name ORDER BY reader.name";
        let rows = sqlx::query(look).fetch_all(connection).await?;
        let read = |row: &SqliteRow| -> Result<_, sqlx::Error> {
            Ok(ReaderStatus {
                name: row.try_get("name")?,
                untold: row.try_get::<i64, _>("untold")?.unsigned_abs(),
                oldest_untold: row.try_get::<Option<i64>, _>("oldest_untold")?.and_then(time),
            })
        };
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    async fn remove_reader(connection: &mut SqliteConnection, name: &str) -> Result<bool, Error> {
        let remove = sqlx::query("DELETE FROM sendapi_reader WHERE name = ?").bind(name);
        Ok(remove.execute(connection).await?.rows_affected() > 0)
    }
}

fn read(row: &SqliteRow, ticket: impl Fn(i64) -> Ticket) -> Result<Told, sqlx::Error> {
    let account: String = row.try_get("account")?;
    Ok(Told {
        ticket: ticket(row.try_get("message")?),
        account: account.parse().map_err(|error: Error| odd(error.to_string()))?,
        outcome: ask::read(row)?,
        at: time(row.try_get("at")?).ok_or_else(|| odd("`at` is no time".to_owned()))?,
        place: row.try_get("id")?,
    })
}
