//! Which worker sends for which account.

use std::time::Duration;

use serde_json::Value;
use sqlx::{Sqlite, SqliteConnection};

use crate::protocol::{Lease, PausedFor, Seen};
use crate::statements::write;
use crate::{rows, statements};

impl statements::Leases for Sqlite {
    async fn enter_inbox(
        connection: &mut SqliteConnection,
        worker: &str,
        name: &str,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(ENTER).bind(worker).bind(name).bind(true).execute(connection).await.map(drop)
    }

    async fn enter(
        connection: &mut SqliteConnection,
        worker: &str,
        name: &str,
        accounts: &[String],
    ) -> Result<(), sqlx::Error> {
        let accounts = Value::from(accounts).to_string();
        let mut transaction = write::<Self>(connection).await?;
        sqlx::query(ENTER).bind(worker).bind(name).bind(false).execute(&mut *transaction).await?;
        sqlx::query(KNOW).bind(&accounts).execute(&mut *transaction).await?;
        sqlx::query(SERVE).bind(worker).bind(&accounts).execute(&mut *transaction).await?;
        transaction.commit().await
    }

    async fn end(connection: &mut SqliteConnection, seen: &Seen) -> Result<bool, sqlx::Error> {
        let mut transaction = write::<Self>(connection).await?;
        let end = sqlx::query(END).bind(&*seen.worker).bind(seen.round);
        if end.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Ok(false);
        }
        for statement in FREE {
            sqlx::query(statement).bind(&*seen.worker).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    async fn leave(connection: &mut SqliteConnection, worker: &str) -> Result<(), sqlx::Error> {
        let mut transaction = write::<Self>(connection).await?;
        for statement in [LEAVE].into_iter().chain(FREE) {
            sqlx::query(statement).bind(worker).execute(&mut *transaction).await?;
        }
        transaction.commit().await
    }

    async fn workers(connection: &mut SqliteConnection) -> Result<Vec<Seen>, sqlx::Error> {
        sqlx::query(WORKERS).fetch_all(connection).await?.iter().map(rows::seen).collect()
    }

    async fn leases(
        connection: &mut SqliteConnection,
        worker: &str,
    ) -> Result<Vec<Lease>, sqlx::Error> {
        let accounts = sqlx::query(ACCOUNTS).bind(worker);
        accounts.fetch_all(connection).await?.iter().map(rows::lease).collect()
    }

    async fn claim(
        connection: &mut SqliteConnection,
        worker: &str,
        account: i64,
        term: i64,
    ) -> Result<Option<i64>, sqlx::Error> {
        let claim = sqlx::query_scalar(CLAIM).bind(worker).bind(account).bind(term);
        claim.fetch_optional(connection).await
    }

    async fn tell_pause(
        connection: &mut SqliteConnection,
        worker: &str,
        account: i64,
        time: i64,
        why: PausedFor,
    ) -> Result<(), sqlx::Error> {
        let tell = sqlx::query(TELL_PAUSE)
            .bind(time)
            .bind(why.word())
            .bind(account)
            .bind(worker)
            .bind(PausedFor::User.word());
        tell.execute(connection).await.map(drop)
    }

    async fn let_go(
        connection: &mut SqliteConnection,
        worker: &str,
        account: i64,
        term: i64,
    ) -> Result<(), sqlx::Error> {
        let let_go = sqlx::query(LET_GO).bind(worker).bind(account).bind(term);
        let_go.execute(connection).await.map(drop)
    }

    async fn begun_lately(
        connection: &mut SqliteConnection,
        account: i64,
    ) -> Result<Vec<(Duration, u32)>, sqlx::Error> {
        sqlx::query(BEGUN_LATELY)
            .bind(account)
            .fetch_all(connection)
            .await?
            .iter()
            .map(rows::begun_at)
            .collect()
    }
}

const ENTER: &str = "
    INSERT INTO sendapi_worker (id, name, is_inbox, started_at, beat_at)
    VALUES (?, ?, ?, CAST(unixepoch('subsec') * 1000 AS INTEGER), CAST(unixepoch('subsec') * 1000 AS INTEGER))";

const KNOW: &str =
    "INSERT OR IGNORE INTO sendapi_account (name) SELECT value FROM json_each(?) WHERE TRUE";

const SERVE: &str = "
    INSERT OR IGNORE INTO sendapi_worker_account (worker, account)
    SELECT ?, account.id FROM json_each(?) AS named JOIN sendapi_account AS account ON account.name = named.value";

const END: &str = "DELETE FROM sendapi_worker WHERE id = ? AND round = ?";
const LEAVE: &str = "DELETE FROM sendapi_worker WHERE id = ?";
const FREE: [&str; 3] = [
    "UPDATE sendapi_account SET holder = NULL WHERE holder = ?",
    "UPDATE sendapi_shard SET holder = NULL WHERE holder = ?",
    "DELETE FROM sendapi_worker_account WHERE worker = ?",
];

const WORKERS: &str = "SELECT id, round FROM sendapi_worker";

const ACCOUNTS: &str = "
    SELECT
        account.id, account.name, account.holder, account.term,
        account.paused_until - CAST(unixepoch('subsec') * 1000 AS INTEGER) AS paused, account.paused_for,
        (SELECT group_concat(worker) FROM sendapi_worker_account WHERE account = account.id) AS served_by
    FROM sendapi_worker_account AS served
    JOIN sendapi_account AS account ON account.id = served.account
    WHERE served.worker = ?";

const CLAIM: &str = "
    UPDATE sendapi_account SET holder = ?, term = term + 1 WHERE id = ? AND term = ? RETURNING term";

const TELL_PAUSE: &str = "
    UPDATE sendapi_account
    SET paused_until = CAST(unixepoch('subsec') * 1000 AS INTEGER) + ?, paused_for = ?
    WHERE id = ?
        AND holder = ?
        AND (paused_for IS NOT ? OR coalesce(paused_until, 0) <= unixepoch('subsec') * 1000)";

const LET_GO: &str =
    "UPDATE sendapi_account SET holder = NULL WHERE holder = ? AND id = ? AND term = ?";

const BEGUN_LATELY: &str = "
    SELECT
        CAST(unixepoch('subsec') * 1000 AS INTEGER) - max(begun_at) AS ago, count(*) AS count
    FROM sendapi_message
    WHERE account = ? AND kind = 2 AND begun_at > unixepoch('subsec') * 1000 - 3600000
    GROUP BY begun_at / 1000
    ORDER BY begun_at / 1000";
