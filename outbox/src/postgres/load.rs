//! What is due, for the worker that sends for an account.

use std::time::Duration;

use sqlx::{PgConnection, Postgres};

use super::News;
use crate::protocol::{Cursor, InDoubt, Loaded, New};
use crate::rows::{self, length};
use crate::state::{Event, State, ways};
use crate::statements;

impl statements::Load for Postgres {
    async fn due(
        connection: &mut PgConnection,
        account: i64,
        priority: i64,
        after: Cursor,
        most: i64,
    ) -> Result<Vec<Loaded>, sqlx::Error> {
        let due = sqlx::query(DUE)
            .bind(account)
            .bind(priority)
            .bind(after.due_at)
            .bind(after.message)
            .bind(most);
        due.fetch_all(connection).await?.iter().map(rows::loaded).collect()
    }

    async fn put_since(
        connection: &mut PgConnection,
        news: &mut News,
    ) -> Result<Vec<New>, sqlx::Error> {
        let new = news.look(connection, PUT_SINCE).await?;
        new.iter().map(rows::new).collect()
    }

    async fn due_in_lane(
        connection: &mut PgConnection,
        account: i64,
        lane: &str,
        most: i64,
    ) -> Result<Vec<Loaded>, sqlx::Error> {
        let due = sqlx::query(DUE_IN_LANE).bind(account).bind(lane).bind(most);
        due.fetch_all(connection).await?.iter().map(rows::loaded).collect()
    }

    async fn next_due(
        connection: &mut PgConnection,
        account: i64,
    ) -> Result<Option<Duration>, sqlx::Error> {
        let next = sqlx::query_scalar(NEXT_DUE).bind(account);
        let next: Option<i64> = next.fetch_one(connection).await?;
        Ok(next.map(length))
    }

    async fn in_doubt(
        connection: &mut PgConnection,
        account: i64,
        term: i64,
    ) -> Result<Vec<InDoubt>, sqlx::Error> {
        let doubt = sqlx::query(IN_DOUBT).bind(account).bind(term);
        doubt.fetch_all(connection).await?.iter().map(rows::in_doubt).collect()
    }

    async fn is_late(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar(IS_LATE).fetch_one(connection).await
    }

    async fn refuse_what_is_late(
        connection: &mut PgConnection,
        most: i64,
    ) -> Result<(), sqlx::Error> {
        for way in ways(Event::Refuse).filter(|way| way.from == State::Waiting) {
            let refuse = sqlx::query(REFUSE_LATE)
                .bind(way.to.map(State::number))
                .bind(way.to_with_copies.map(State::number))
                .bind("its end came before its turn")
                .bind(most);
            refuse.execute(&mut *connection).await?;
        }
        Ok(())
    }

    async fn refuse_invalid(
        connection: &mut PgConnection,
        message: i64,
        why: &str,
    ) -> Result<(), sqlx::Error> {
        for way in ways(Event::Refuse).filter(|way| way.from == State::Waiting) {
            let refuse = sqlx::query(REFUSE_INVALID)
                .bind(way.to.map(State::number))
                .bind(way.to_with_copies.map(State::number))
                .bind(rows::text(why))
                .bind(message);
            refuse.execute(&mut *connection).await?;
        }
        Ok(())
    }
}

/// The columns of a message that is loaded. The clock is asked once: a condition by it can use an index then.
macro_rules! loaded {
    ($where:literal) => {
        concat!(
            "SELECT id, lane, priority, due_at, body, tries,
                sendapi.now_ms() - first_begun_at AS since_first, retry_at - sendapi.now_ms() AS wait
            FROM sendapi.message
            WHERE account = $1 AND state = 0 AND due_at <= (SELECT sendapi.now_ms()) AND ",
            $where
        )
    };
}

const DUE: &str =
    loaded!("priority = $2 AND (due_at, id) > ($3, $4) ORDER BY priority, due_at, id LIMIT $5");
const DUE_IN_LANE: &str = loaded!("lane = $2 ORDER BY priority, due_at, id LIMIT $3");

/// By an index of those that wait alone: what was put long ago and sent is not looked at.
const PUT_SINCE: &str = "
    SELECT account, priority, min(due_at) AS due_at FROM sendapi.message
    WHERE state = 0 AND (put_by >= $1::text::xid8 OR put_by = ANY($2::text[]::xid8[])) GROUP BY account, priority";

const NEXT_DUE: &str = "
    SELECT min(due_at) - sendapi.now_ms() FROM (
        (
            SELECT due_at FROM sendapi.message
            WHERE account = $1 AND state = 0 AND priority = 0 AND due_at > (SELECT sendapi.now_ms())
            ORDER BY due_at LIMIT 1
        )
        UNION ALL (
            SELECT due_at FROM sendapi.message
            WHERE account = $1 AND state = 0 AND priority = 1 AND due_at > (SELECT sendapi.now_ms())
            ORDER BY due_at LIMIT 1
        )
    ) AS next";

const IN_DOUBT: &str = "
    SELECT lane, id, term, round, lasts_until - sendapi.now_ms() AS lasts
    FROM sendapi.message
    WHERE account = $1 AND state = 1 AND (term < $2 OR lasts_until < sendapi.now_ms())";

const IS_LATE: &str = "
    SELECT EXISTS (
        SELECT FROM sendapi.message
        WHERE state = 0 AND until_at IS NOT NULL AND until_at <= (SELECT sendapi.now_ms())
    )";

/// What others have locked is left for the next look.
const REFUSE_LATE: &str = "
    UPDATE sendapi.message
    SET state = CASE copies WHEN 0 THEN $1 ELSE $2 END, why = $3, settled_at = sendapi.now_ms()
    WHERE id IN (
        SELECT id FROM sendapi.message
        WHERE state = 0 AND until_at IS NOT NULL AND until_at <= (SELECT sendapi.now_ms())
        LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED
    )";

const REFUSE_INVALID: &str = "
    UPDATE sendapi.message
    SET state = CASE copies WHEN 0 THEN $1 ELSE $2 END, why = $3, settled_at = sendapi.now_ms()
    WHERE id = (SELECT id FROM sendapi.message WHERE id = $4 AND state = 0 FOR NO KEY UPDATE SKIP LOCKED)";
