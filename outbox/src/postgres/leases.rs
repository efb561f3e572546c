//! Which worker sends for which account.

use std::time::Duration;

use sqlx::{PgConnection, Postgres};

use crate::protocol::{Lease, PausedFor, Seen};
use crate::statements::write;
use crate::{rows, statements};

impl statements::Leases for Postgres {
    async fn enter_inbox(
        connection: &mut PgConnection,
        worker: &str,
        name: &str,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(ENTER)
            .bind(worker)
            .bind(rows::text(name))
            .bind(true)
            .execute(connection)
            .await
            .map(drop)
    }

    async fn enter(
        connection: &mut PgConnection,
        worker: &str,
        name: &str,
        accounts: &[String],
    ) -> Result<(), sqlx::Error> {
        let mut transaction = write::<Self>(connection).await?;
        sqlx::query(ENTER)
            .bind(worker)
            .bind(rows::text(name))
            .bind(false)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(KNOW).bind(accounts).execute(&mut *transaction).await?;
        sqlx::query(SERVE).bind(worker).bind(accounts).execute(&mut *transaction).await?;
        transaction.commit().await
    }

    async fn end(connection: &mut PgConnection, seen: &Seen) -> Result<bool, sqlx::Error> {
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

    async fn leave(connection: &mut PgConnection, worker: &str) -> Result<(), sqlx::Error> {
        let mut transaction = write::<Self>(connection).await?;
        for statement in [LEAVE].into_iter().chain(FREE) {
            sqlx::query(statement).bind(worker).execute(&mut *transaction).await?;
        }
        transaction.commit().await
    }

    async fn workers(connection: &mut PgConnection) -> Result<Vec<Seen>, sqlx::Error> {
        sqlx::query(WORKERS).fetch_all(connection).await?.iter().map(rows::seen).collect()
    }

    async fn leases(
        connection: &mut PgConnection,
        worker: &str,
    ) -> Result<Vec<Lease>, sqlx::Error> {
        let accounts = sqlx::query(ACCOUNTS).bind(worker);
        accounts.fetch_all(connection).await?.iter().map(rows::lease).collect()
    }

    async fn claim(
        connection: &mut PgConnection,
        worker: &str,
        account: i64,
        term: i64,
    ) -> Result<Option<i64>, sqlx::Error> {
        let claim = sqlx::query_scalar(CLAIM).bind(worker).bind(account).bind(term);
        claim.fetch_optional(connection).await
    }

    async fn tell_pause(
        connection: &mut PgConnection,
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
        connection: &mut PgConnection,
        worker: &str,
        account: i64,
        term: i64,
    ) -> Result<(), sqlx::Error> {
        let let_go = sqlx::query(LET_GO).bind(worker).bind(account).bind(term);
        let_go.execute(connection).await.map(drop)
    }

    async fn begun_lately(
        connection: &mut PgConnection,
        account: i64,
    ) -> Result<Vec<(Duration, u32)>, sqlx::Error> {
        let lately = sqlx::query(BEGUN_LATELY).bind(account);
        lately.fetch_all(connection).await?.iter().map(rows::begun_at).collect()
    }
}

const ENTER: &str = "
    INSERT INTO sendapi.worker (id, name, is_inbox, started_at, beat_at)
    VALUES ($1, $2, $3, sendapi.now_ms(), sendapi.now_ms())";

const KNOW: &str = "
    INSERT INTO sendapi.account (name) SELECT name FROM unnest($1::text[]) AS name ORDER BY name
    ON CONFLICT DO NOTHING";

const SERVE: &str = "
    INSERT INTO sendapi.worker_account (worker, account)
    SELECT $1, id FROM sendapi.account WHERE name = ANY($2)
    ON CONFLICT DO NOTHING";

/// One that writes at this moment goes on, and is looked at again.
const END: &str = "
    DELETE FROM sendapi.worker
    WHERE id = (SELECT id FROM sendapi.worker WHERE id = $1 AND round = $2 FOR UPDATE SKIP LOCKED)";

const LEAVE: &str = "DELETE FROM sendapi.worker WHERE id = $1";

/// Whose holder is gone is free, whether it says so or not: what a user has locked stays as it is.
const FREE: [&str; 3] = [
    "UPDATE sendapi.account SET holder = NULL WHERE id IN (
        SELECT id FROM sendapi.account WHERE holder = $1 FOR NO KEY UPDATE SKIP LOCKED
    )",
    "UPDATE sendapi.shard SET holder = NULL WHERE id IN (
        SELECT id FROM sendapi.shard WHERE holder = $1 FOR NO KEY UPDATE SKIP LOCKED
    )",
    "DELETE FROM sendapi.worker_account WHERE worker = $1",
];

const WORKERS: &str = "SELECT id, round FROM sendapi.worker";

const ACCOUNTS: &str = "
    SELECT
        account.id, account.name, account.holder, account.term,
        account.paused_until - sendapi.now_ms() AS paused, account.paused_for,
        (SELECT string_agg(worker, ',') FROM sendapi.worker_account WHERE worker_account.account = account.id) AS served_by
    FROM sendapi.worker_account AS served
    JOIN sendapi.account ON account.id = served.account
    WHERE served.worker = $1";

/// One that somebody has locked is left for the next look: nobody waits for a user's open transaction. Rounds hold the row
/// while they write, so a begin of an earlier term is visible to whoever looks after this.
const CLAIM: &str = "
    UPDATE sendapi.account SET holder = $1, term = term + 1
    WHERE id = (
        SELECT id FROM sendapi.account WHERE id = $2 AND term = $3 FOR NO KEY UPDATE SKIP LOCKED
    )
    RETURNING term";

const TELL_PAUSE: &str = "
    UPDATE sendapi.account
    SET paused_until = sendapi.now_ms() + $1, paused_for = $2
    WHERE id = (
        SELECT id FROM sendapi.account
        WHERE id = $3
            AND holder = $4
            AND (paused_for IS DISTINCT FROM $5 OR coalesce(paused_until, 0) <= sendapi.now_ms())
        FOR NO KEY UPDATE SKIP LOCKED
    )";

const LET_GO: &str = "
    UPDATE sendapi.account SET holder = NULL WHERE id = (
        SELECT id FROM sendapi.account
        WHERE holder = $1 AND id = $2 AND term = $3 FOR NO KEY UPDATE SKIP LOCKED
    )";

const BEGUN_LATELY: &str = "
    SELECT sendapi.now_ms() - max(begun_at) AS ago, count(*) AS count
    FROM sendapi.message
    WHERE account = $1 AND kind = 2 AND begun_at > sendapi.now_ms() - 3600000
    GROUP BY begun_at / 1000
    ORDER BY begun_at / 1000";
