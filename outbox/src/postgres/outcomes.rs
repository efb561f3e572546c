//! The feed of outcomes, and how far its readers are.

use sqlx::{PgConnection, Postgres};

use crate::statements::write;
use crate::{Error, ReaderStatus, Ticket, Told, rows, statements};

impl statements::Outcomes for Postgres {
    async fn open_reader(
        connection: &mut PgConnection,
        name: &str,
        from_now_on: bool,
    ) -> Result<(), Error> {
        give_places(connection).await?;
        let open = "INSERT INTO sendapi.reader (name, told)
        SELECT $1, CASE WHEN $2 THEN coalesce(max(place), 0) ELSE 0 END FROM sendapi.outcome
        ON CONFLICT DO NOTHING";
        sqlx::query(open).bind(name).bind(from_now_on).execute(connection).await?;
        Ok(())
    }

    async fn next_outcomes(
        connection: &mut PgConnection,
        reader: &str,
        at_most: u32,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> Result<Vec<Told>, Error> {
        let told = "SELECT told FROM sendapi.reader WHERE name = $1";
        let told = sqlx::query_scalar(told).bind(reader).fetch_optional(&mut *connection).await?;
        let told: i64 = told.ok_or_else(|| Error::Reader(reader.to_owned()))?;
        give_places(connection).await?;
        // State and copies as they were then. The rest stays as it is, once one of these states is an end; why nobody knew
        // is told as long as nobody knows more.
        let next =
            "SELECT outcome.place, outcome.message, outcome.at, outcome.state, outcome.copies,
            account.name AS account, message.message_id, message.code, message.subcode,
            CASE WHEN outcome.state <> 4 OR message.state = 4 AND message.copies = outcome.copies
                THEN message.why END AS why
        FROM sendapi.outcome
        JOIN sendapi.message ON message.id = outcome.message
        JOIN sendapi.account ON account.id = message.account
        WHERE outcome.place > $1 ORDER BY outcome.place LIMIT $2";
        let rows = sqlx::query(next).bind(told).bind(i64::from(at_most));
        let rows = rows.fetch_all(connection).await?;
        Ok(rows.iter().map(|row| rows::told(row, &ticket)).collect::<Result<_, _>>()?)
    }

    async fn done_up_to(
        connection: &mut PgConnection,
        reader: &str,
        place: i64,
    ) -> Result<(), Error> {
        // What is lost with the power is told again: no setting of the connection does harm.
        let done = "UPDATE sendapi.reader SET told = greatest(told, $1) WHERE name = $2";
        let done = sqlx::query(done).bind(place).bind(reader).execute(connection).await?;
        if done.rows_affected() == 0 { Err(Error::Reader(reader.to_owned())) } else { Ok(()) }
    }

    async fn readers(connection: &mut PgConnection) -> Result<Vec<ReaderStatus>, Error> {
        let look =
            "SELECT reader.name, count(outcome.id) AS untold, min(outcome.at) AS oldest_untold
        FROM sendapi.reader
        LEFT JOIN sendapi.outcome ON outcome.place > reader.told OR outcome.place IS NULL
        GROUP BY reader.name ORDER BY reader.name COLLATE \"C\"";
        let rows = sqlx::query(look).fetch_all(connection).await?;
        Ok(rows.iter().map(rows::reader).collect::<Result<_, _>>()?)
    }

    async fn remove_reader(connection: &mut PgConnection, name: &str) -> Result<bool, Error> {
        let remove = sqlx::query("DELETE FROM sendapi.reader WHERE name = $1").bind(name);
        Ok(remove.execute(connection).await?.rows_affected() > 0)
    }
}

/// Gives a place to each outcome that has become visible, one connection at a time: so whoever has read one has read all
/// before it, which would not be so by the order of ids.
async fn give_places(connection: &mut PgConnection) -> Result<(), Error> {
    let are_new = "SELECT EXISTS (SELECT FROM sendapi.outcome WHERE place IS NULL)";
    if !sqlx::query_scalar(are_new).fetch_one(&mut *connection).await? {
        return Ok(());
    }
    let mut transaction = write::<Postgres>(connection).await?;
    sqlx::query("SELECT FROM sendapi.store FOR NO KEY UPDATE").execute(&mut *transaction).await?;
    let give = "UPDATE sendapi.outcome SET place = new.place FROM (
            SELECT id, nextval('sendapi.outcome_place') AS place FROM (
                SELECT id FROM sendapi.outcome WHERE place IS NULL ORDER BY id
            ) AS new
        ) AS new
        WHERE outcome.id = new.id";
    sqlx::query(give).execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(())
}
