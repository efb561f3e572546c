//! What came in: keeping it, and who handles it.

use std::sync::Arc;

use serde_json::{Value, json};
use sqlx::{Sqlite, SqliteConnection};

use super::News;
use crate::protocol::{Arrival, Kept, Loaded, Shard};
use crate::{rows, statements};

impl statements::Events for Sqlite {
    async fn keep(
        connection: &mut SqliteConnection,
        arrivals: &[Arrival],
    ) -> Result<u64, sqlx::Error> {
        let rows = arrivals.iter().map(|arrival| {
            let Arrival { shard, lane, key, body } = arrival;
            json!({ "shard": shard, "lane": lane, "key": key, "body": body })
        });
        let rows = rows.collect::<Value>().to_string();
        Ok(sqlx::query(KEEP).bind(rows).execute(connection).await?.rows_affected())
    }

    async fn shards(connection: &mut SqliteConnection) -> Result<Vec<Shard>, sqlx::Error> {
        sqlx::query(SHARDS).fetch_all(connection).await?.iter().map(rows::shard).collect()
    }

    async fn handlers(connection: &mut SqliteConnection) -> Result<Vec<Arc<str>>, sqlx::Error> {
        let handlers = sqlx::query_scalar::<_, String>(HANDLERS).fetch_all(connection).await?;
        Ok(handlers.into_iter().map(Into::into).collect())
    }

    async fn claim_shard(
        connection: &mut SqliteConnection,
        worker: &str,
        shard: &Shard,
    ) -> Result<Option<i64>, sqlx::Error> {
        let claim = sqlx::query_scalar(CLAIM).bind(worker).bind(shard.id).bind(shard.term);
        claim.fetch_optional(connection).await
    }

    async fn let_shard_go(
        connection: &mut SqliteConnection,
        worker: &str,
        shard: i64,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(LET_GO).bind(worker).bind(shard).execute(connection).await.map(drop)
    }

    async fn beat(connection: &mut SqliteConnection, worker: &str) -> Result<bool, sqlx::Error> {
        Ok(sqlx::query(BEAT).bind(worker).execute(connection).await?.rows_affected() > 0)
    }

    async fn waiting(
        connection: &mut SqliteConnection,
        shard: i64,
        after: i64,
        most: i64,
    ) -> Result<Vec<Loaded>, sqlx::Error> {
        let waiting = sqlx::query(WAITING).bind(shard).bind(after).bind(most);
        waiting.fetch_all(connection).await?.iter().map(rows::event).collect()
    }

    async fn kept_since(
        connection: &mut SqliteConnection,
        news: &mut News,
    ) -> Result<Vec<Kept>, sqlx::Error> {
        let Some(version) = news.version_if_other(connection).await? else { return Ok(Vec::new()) };
        let new = sqlx::query(KEPT_SINCE).bind(news.last).fetch_all(connection).await?;
        news.read(version, &new)?;
        new.iter().map(rows::kept).collect()
    }

    async fn waiting_in_lane(
        connection: &mut SqliteConnection,
        lane: &str,
        most: i64,
    ) -> Result<Vec<Loaded>, sqlx::Error> {
        let waiting = sqlx::query(WAITING_IN_LANE).bind(lane).bind(most);
        waiting.fetch_all(connection).await?.iter().map(rows::event).collect()
    }

    async fn try_events(
        connection: &mut SqliteConnection,
        worker: &str,
        events: &[i64],
    ) -> Result<Vec<i64>, sqlx::Error> {
        let events = Value::from(events).to_string();
        sqlx::query_scalar(TRY).bind(events).bind(worker).fetch_all(connection).await
    }

    async fn finish(
        connection: &mut SqliteConnection,
        worker: &str,
        event: i64,
        term: i64,
    ) -> Result<bool, sqlx::Error> {
        let finish = sqlx::query(FINISH).bind(event).bind(worker).bind(term);
        Ok(finish.execute(connection).await?.rows_affected() > 0)
    }

    async fn put_off(
        connection: &mut SqliteConnection,
        worker: &str,
        event: i64,
        wait: Option<i64>,
        why: &str,
    ) -> Result<(), sqlx::Error> {
        let query = match wait {
            Some(wait) => sqlx::query(PUT_OFF).bind(wait),
            None => sqlx::query(GIVE_UP),
        };
        query.bind(why).bind(event).bind(worker).execute(connection).await.map(drop)
    }

    async fn forget_handled(
        connection: &mut SqliteConnection,
        older_than: i64,
        most: i64,
    ) -> Result<u64, sqlx::Error> {
        let forget = sqlx::query(FORGET).bind(older_than).bind(most);
        Ok(forget.execute(connection).await?.rows_affected())
    }

    async fn remembered(
        connection: &mut SqliteConnection,
        lane: &str,
    ) -> Result<Option<String>, sqlx::Error> {
        sqlx::query_scalar(REMEMBERED).bind(lane).fetch_optional(connection).await
    }

    async fn remember(
        connection: &mut SqliteConnection,
        lane: &str,
        state: &str,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(REMEMBER).bind(lane).bind(state).execute(connection).await.map(drop)
    }
}

const KEEP: &str = "
    INSERT INTO sendapi_event (shard, lane, key, body, received_at)
    SELECT
        value ->> 'shard', value ->> 'lane', value ->> 'key', value ->> 'body',
        CAST(unixepoch('subsec') * 1000 AS INTEGER)
    FROM json_each(?) WHERE TRUE
    ON CONFLICT (key) DO NOTHING";

const SHARDS: &str = "SELECT id, holder, term FROM sendapi_shard ORDER BY id";

const HANDLERS: &str = "SELECT id FROM sendapi_worker WHERE is_inbox";

const CLAIM: &str = "
    UPDATE sendapi_shard SET holder = ?, term = term + 1 WHERE id = ? AND term = ? RETURNING term";

const LET_GO: &str = "UPDATE sendapi_shard SET holder = NULL WHERE holder = ? AND id = ?";

const BEAT: &str = "
    UPDATE sendapi_worker SET round = round + 1, beat_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE id = ?";

/// The columns of an event that is loaded.
macro_rules! loaded {
    ($where:literal) => {
        concat!(
            "SELECT id, lane, body, tries, retry_at - CAST(unixepoch('subsec') * 1000 AS INTEGER) AS wait
            FROM sendapi_event WHERE state = 0 AND ",
            $where,
            " ORDER BY id LIMIT ?"
        )
    };
}

const WAITING: &str = loaded!("shard = ? AND id > ?");
const WAITING_IN_LANE: &str = loaded!("lane = ?");

const KEPT_SINCE: &str = "
    SELECT shard, min(id) AS first, max(id) AS last FROM sendapi_event
    WHERE id > ? GROUP BY shard";

const TRY: &str = "
    UPDATE sendapi_event SET tries = tries + 1, retry_at = NULL
    WHERE id IN (SELECT value FROM json_each(?))
        AND state = 0
        AND EXISTS (SELECT 1 FROM sendapi_shard WHERE id = sendapi_event.shard AND holder = ?)
    RETURNING id";

/// What it said is not needed any more, and is somebody's.
const FINISH: &str = "
    UPDATE sendapi_event SET
        state = 1, body = '', retry_at = NULL, why = NULL,
        settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE id = ?
        AND state = 0
        AND EXISTS (
            SELECT 1 FROM sendapi_shard WHERE id = sendapi_event.shard AND holder = ? AND term = ?
        )";

const PUT_OFF: &str = "
    UPDATE sendapi_event SET retry_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) + ?, why = ?
    WHERE id = ?
        AND state = 0
        AND EXISTS (SELECT 1 FROM sendapi_shard WHERE id = sendapi_event.shard AND holder = ?)";

const GIVE_UP: &str = "
    UPDATE sendapi_event SET
        state = 2, why = ?, retry_at = NULL, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE id = ?
        AND state = 0
        AND EXISTS (SELECT 1 FROM sendapi_shard WHERE id = sendapi_event.shard AND holder = ?)";

const FORGET: &str = "
    DELETE FROM sendapi_event WHERE id IN (
        SELECT id FROM sendapi_event
        WHERE state = 1 AND settled_at < unixepoch('subsec') * 1000 - ? LIMIT ?
    )";

const REMEMBERED: &str = "SELECT state FROM sendapi_conversation WHERE lane = ?";

const REMEMBER: &str = "
    INSERT INTO sendapi_conversation (lane, state, changed_at)
    VALUES (?, ?, CAST(unixepoch('subsec') * 1000 AS INTEGER))
    ON CONFLICT (lane) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at";
