//! How accounts stand, and their pauses.

use sqlx::{Sqlite, SqliteConnection};

use crate::rows::{UNTIL_RESUMED, account};
use crate::time::{length, milliseconds};
use crate::values::Length;
use crate::{AccountName, AccountStatus, Error, statements};

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
        Ok(rows.iter().map(account).collect::<Result<_, _>>()?)
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
