//! How accounts stand, and their pauses.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, SqliteConnection};

use super::odd;
use crate::time::{length, milliseconds, time};
use crate::values::Length;
use crate::{AccountName, AccountStatus, Error, Paused, statements};

impl statements::Accounts for Sqlite {
    async fn accounts(connection: &mut SqliteConnection) -> Result<Vec<AccountStatus>, Error> {
        // States are numbers here, and not bound: an index of some states is taken for a query that names them alone.
        // A worker beats every few seconds. Only who asks goes by the clock: nothing is decided by it.
        let look = "WITH clock (now) AS (SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER))
        SELECT
            account.name,
            CASE WHEN account.paused_until > clock.now THEN account.paused_until END AS paused_until,
            coalesce(account.paused_for, '') AS paused_for,
            (SELECT worker.name FROM sendapi_worker AS worker WHERE worker.id = account.holder) AS holder,
            EXISTS (
                SELECT 1 FROM sendapi_worker_account AS serves
                JOIN sendapi_worker AS worker ON worker.id = serves.worker
                WHERE serves.account = account.id AND worker.beat_at > clock.now - 60000
            ) AS is_served,
            (SELECT count(*) FROM sendapi_message WHERE account = account.id AND state = 0) AS waiting,
            (SELECT count(*) FROM sendapi_message WHERE account = account.id AND state = 1) AS begun,
            (SELECT count(*) FROM sendapi_message WHERE account = account.id AND state = 4) AS unknown,
            (
                SELECT min(due_at) FROM sendapi_message
                WHERE account = account.id AND state = 0 AND due_at <= clock.now
            ) AS oldest_due
        FROM sendapi_account AS account, clock
        ORDER BY account.name";
        let rows = sqlx::query(look).fetch_all(connection).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    async fn pause(
        connection: &mut SqliteConnection,
        account: &AccountName,
        pause: Length,
    ) -> Result<(), Error> {
        // Nothing may have been put for it yet.
        sqlx::query("INSERT OR IGNORE INTO sendapi_account (name) VALUES (?)")
            .bind(account.as_str())
            .execute(&mut *connection)
            .await?;
        let now: i64 = sqlx::query_scalar("SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)")
            .fetch_one(&mut *connection)
            .await?;
        let until = match pause {
            Length::UntilResumed => UNTIL_RESUMED,
            Length::Until(end) => milliseconds(end),
            Length::For(time) => now.saturating_add(length(time)),
        };
        // What the platform asked for stands at least as long, under the user's name.
        let pause = "UPDATE sendapi_account
        SET paused_until = CASE paused_for WHEN 'user' THEN ?1 ELSE max(coalesce(paused_until, ?1), ?1) END,
            paused_for = 'user'
        WHERE name = ?2";
        sqlx::query(pause).bind(until).bind(account.as_str()).execute(connection).await?;
        Ok(())
    }

    async fn resume(
        connection: &mut SqliteConnection,
        account: &AccountName,
    ) -> Result<bool, Error> {
        let resume = "UPDATE sendapi_account SET paused_until = NULL, paused_for = NULL
        WHERE name = ? AND paused_until > CAST(unixepoch('subsec') * 1000 AS INTEGER)";
        let resumed = sqlx::query(resume).bind(account.as_str()).execute(connection).await?;
        Ok(resumed.rows_affected() > 0)
    }
}

fn read(row: &SqliteRow) -> Result<AccountStatus, sqlx::Error> {
    let name: String = row.try_get("name")?;
    let count = |name| row.try_get::<i64, _>(name).map(i64::unsigned_abs);
    Ok(AccountStatus {
        name: name.parse().map_err(|error: Error| odd(error.to_string()))?,
        paused: paused(row)?,
        holder: row.try_get("holder")?,
        is_served: row.try_get("is_served")?,
        waiting: count("waiting")?,
        begun: count("begun")?,
        unknown: count("unknown")?,
        oldest_due: row.try_get::<Option<i64>, _>("oldest_due")?.and_then(time),
    })
}

fn paused(row: &SqliteRow) -> Result<Option<Paused>, sqlx::Error> {
    let Some(until) = row.try_get("paused_until")? else { return Ok(None) };
    let until = if until == UNTIL_RESUMED { None } else { time(until) };
    Ok(Some(Paused { until, why: row.try_get("paused_for")? }))
}

/// As `paused_until`.
const UNTIL_RESUMED: i64 = i64::MAX;
