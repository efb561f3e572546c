//! What is due, for the worker that sends for an account.

use std::time::Duration;

use sqlx::{Sqlite, SqliteConnection};

use super::News;
use crate::protocol::{Cursor, InDoubt, Loaded, New};
use crate::rows::{self, length};
use crate::state::{Event, State, ways};
use crate::statements;

impl statements::Load for Sqlite {
    async fn due(
        connection: &mut SqliteConnection,
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
        connection: &mut SqliteConnection,
        news: &mut News,
    ) -> Result<Vec<New>, sqlx::Error> {
        let Some(version) = news.version_if_other(connection).await? else { return Ok(Vec::new()) };
        let new = sqlx::query(PUT_SINCE).bind(news.last).fetch_all(connection).await?;
        news.read(version, &new)?;
        new.iter().map(rows::new).collect()
    }

    async fn due_in_lane(
        connection: &mut SqliteConnection,
        account: i64,
        lane: &str,
        most: i64,
    ) -> Result<Vec<Loaded>, sqlx::Error> {
        let due = sqlx::query(DUE_IN_LANE).bind(account).bind(lane).bind(most);
        due.fetch_all(connection).await?.iter().map(rows::loaded).collect()
    }

    async fn next_due(
        connection: &mut SqliteConnection,
        account: i64,
    ) -> Result<Option<Duration>, sqlx::Error> {
        let next = sqlx::query_scalar(NEXT_DUE).bind(account).bind(account);
        let next: Option<i64> = next.fetch_one(connection).await?;
        Ok(next.map(length))
    }

    async fn in_doubt(
        connection: &mut SqliteConnection,
        account: i64,
        term: i64,
    ) -> Result<Vec<InDoubt>, sqlx::Error> {
        let doubt = sqlx::query(IN_DOUBT).bind(account).bind(State::Begun.number()).bind(term);
        doubt.fetch_all(connection).await?.iter().map(rows::in_doubt).collect()
    }

    async fn is_late(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
        sqlx::query_scalar(IS_LATE).fetch_one(connection).await
    }

    async fn refuse_what_is_late(
        connection: &mut SqliteConnection,
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
        connection: &mut SqliteConnection,
        message: i64,
        why: &str,
    ) -> Result<(), sqlx::Error> {
        for way in ways(Event::Refuse).filter(|way| way.from == State::Waiting) {
            let refuse = sqlx::query(REFUSE_INVALID)
                .bind(way.to.map(State::number))
                .bind(way.to_with_copies.map(State::number))
                .bind(why)
                .bind(message);
            refuse.execute(&mut *connection).await?;
        }
        Ok(())
    }
}

/// The columns of a message that is loaded.
macro_rules! loaded {
    ($where:literal) => {
        concat!(
            "SELECT id, lane, priority, due_at, body, tries,
                CAST(unixepoch('subsec') * 1000 AS INTEGER) - first_begun_at AS since_first,
                retry_at - CAST(unixepoch('subsec') * 1000 AS INTEGER) AS wait
            FROM sendapi_message
            WHERE account = ? AND state = 0 AND due_at <= unixepoch('subsec') * 1000 AND ",
            $where
        )
    };
}

const DUE: &str =
    loaded!("priority = ? AND (due_at, id) > (?, ?) ORDER BY priority, due_at, id LIMIT ?");
const DUE_IN_LANE: &str = loaded!("lane = ? ORDER BY priority, due_at, id LIMIT ?");

const PUT_SINCE: &str = "
    SELECT account, priority, min(due_at) AS due_at, max(id) AS last FROM sendapi_message
    WHERE id > ? GROUP BY account, priority";

const NEXT_DUE: &str = "
    SELECT min(due_at) - CAST(unixepoch('subsec') * 1000 AS INTEGER) FROM (
        SELECT min(due_at) AS due_at FROM sendapi_message
        WHERE account = ? AND state = 0 AND priority = 0 AND due_at > unixepoch('subsec') * 1000
        UNION ALL
        SELECT min(due_at) FROM sendapi_message
        WHERE account = ? AND state = 0 AND priority = 1 AND due_at > unixepoch('subsec') * 1000
    )";

const IN_DOUBT: &str = "
    SELECT lane, id, term, round, lasts_until - CAST(unixepoch('subsec') * 1000 AS INTEGER) AS lasts
    FROM sendapi_message
    WHERE account = ? AND state = ? AND (term < ? OR lasts_until < unixepoch('subsec') * 1000)";

const IS_LATE: &str = "
    SELECT EXISTS (
        SELECT 1 FROM sendapi_message
        WHERE state = 0 AND until_at IS NOT NULL AND until_at <= unixepoch('subsec') * 1000
    )";

const REFUSE_LATE: &str = "
    UPDATE sendapi_message
    SET state = CASE copies WHEN 0 THEN ? ELSE ? END, why = ?, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE id IN (
        SELECT id FROM sendapi_message
        WHERE state = 0 AND until_at IS NOT NULL AND until_at <= unixepoch('subsec') * 1000 LIMIT ?
    )";

const REFUSE_INVALID: &str = "
    UPDATE sendapi_message
    SET state = CASE copies WHEN 0 THEN ? ELSE ? END, why = ?, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE id = ? AND state = 0";
