//! The feed of outcomes, and how far its readers are.

use sqlx::{Sqlite, SqliteConnection};

use crate::rows;
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
        // State and copies as they were then. The rest stays as it is, once one of these states is an end; why nobody knew
        // is told as long as nobody knows more.
        let next = "SELECT outcome.id AS place, outcome.message, outcome.at, outcome.state, outcome.copies, account.name AS account,
            message.message_id, message.code, message.subcode,
            CASE WHEN outcome.state <> 4 OR message.state = 4 AND message.copies = outcome.copies
                THEN message.why END AS why
        FROM sendapi_outcome AS outcome
        JOIN sendapi_message AS message ON message.id = outcome.message
        JOIN sendapi_account AS account ON account.id = message.account
        WHERE outcome.id > ? ORDER BY outcome.id LIMIT ?";
        let rows = sqlx::query(next).bind(told).bind(at_most).fetch_all(connection).await?;
        Ok(rows.iter().map(|row| rows::told(row, &ticket)).collect::<Result<_, _>>()?)
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
        Ok(rows.iter().map(rows::reader).collect::<Result<_, _>>()?)
    }

    async fn remove_reader(connection: &mut SqliteConnection, name: &str) -> Result<bool, Error> {
        let remove = sqlx::query("DELETE FROM sendapi_reader WHERE name = ?").bind(name);
        Ok(remove.execute(connection).await?.rows_affected() > 0)
    }
}
