//! How accounts stand, and their pauses.

use sqlx::{PgConnection, Postgres};

use crate::rows::{self, UNTIL_RESUMED};
use crate::time::{length, milliseconds};
use crate::values::Length;
use crate::{AccountName, AccountStatus, Error, statements};

impl statements::Accounts for Postgres {
    async fn accounts(connection: &mut PgConnection) -> Result<Vec<AccountStatus>, Error> {
        // A worker beats every few seconds. Only who asks goes by the clock: nothing is decided by it.
        let look = "SELECT
            account.name,
            CASE WHEN account.paused_until > clock.now THEN account.paused_until END AS paused_until,
            coalesce(account.paused_for, '') AS paused_for,
            (SELECT worker.name FROM sendapi.worker WHERE worker.id = account.holder) AS holder,
            EXISTS (
                SELECT FROM sendapi.worker_account AS serves
                JOIN sendapi.worker ON worker.id = serves.worker
                WHERE serves.account = account.id AND worker.beat_at > clock.now - 60000
            ) AS is_served,
            (SELECT count(*) FROM sendapi.message WHERE message.account = account.id AND state = 0) AS waiting,
            (SELECT count(*) FROM sendapi.message WHERE message.account = account.id AND state = 1) AS begun,
            (SELECT count(*) FROM sendapi.message WHERE message.account = account.id AND state = 4) AS unknown,
            (
                SELECT min(due_at) FROM sendapi.message
                WHERE message.account = account.id AND state = 0 AND due_at <= clock.now
            ) AS oldest_due
        FROM sendapi.account, (SELECT sendapi.now_ms()) AS clock (now)
        ORDER BY account.name COLLATE \"C\"";
        let rows = sqlx::query(look).fetch_all(connection).await?;
        Ok(rows.iter().map(rows::account).collect::<Result<_, _>>()?)
    }

    async fn pause(
        connection: &mut PgConnection,
        account: &AccountName,
        pause: Length,
    ) -> Result<(), Error> {
        // Nothing may have been put for it yet.
        let know = "INSERT INTO sendapi.account (name) VALUES ($1) ON CONFLICT DO NOTHING";
        sqlx::query(know).bind(account.as_str()).execute(&mut *connection).await?;
        let now: i64 =
            sqlx::query_scalar("SELECT sendapi.now_ms()").fetch_one(&mut *connection).await?;
        let until = match pause {
            Length::UntilResumed => UNTIL_RESUMED,
            Length::Until(end) => milliseconds(end),
            Length::For(time) => now.saturating_add(length(time)),
        };
        // What the platform asked for stands at least as long, under the user's name.
        let pause = "UPDATE sendapi.account
        SET paused_until = CASE paused_for WHEN 'user' THEN $1 ELSE greatest(paused_until, $1) END,
            paused_for = 'user'
        WHERE name = $2";
        sqlx::query(pause).bind(until).bind(account.as_str()).execute(connection).await?;
        Ok(())
    }

    async fn resume(connection: &mut PgConnection, account: &AccountName) -> Result<bool, Error> {
        let resume = "UPDATE sendapi.account SET paused_until = NULL, paused_for = NULL
        WHERE name = $1 AND paused_until > sendapi.now_ms()";
        let resumed = sqlx::query(resume).bind(account.as_str()).execute(connection).await?;
        Ok(resumed.rows_affected() > 0)
    }
}
