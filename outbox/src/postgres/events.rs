//! What came in: keeping it, and who handles it.

use std::sync::Arc;

use serde_json::{Value, json};
use sqlx::{PgConnection, Postgres};

use super::News;
use crate::protocol::{Arrival, Kept, Loaded, Shard};
use crate::{rows, statements};

impl statements::Events for Postgres {
    /// In the order of keys: two who keep the same wait for each other, and not both.
    async fn keep(connection: &mut PgConnection, arrivals: &[Arrival]) -> Result<u64, sqlx::Error> {
        let kept = (0_i64..).zip(arrivals).map(|(place, arrival)| {
            let Arrival { shard, lane, key, body } = arrival;
            let (lane, key) = (rows::text(lane), rows::text(key));
            json!({ "place": place, "shard": shard, "lane": lane, "key": key, "body": body })
        });
        // As text: what it holds has escapes that `jsonb` refuses, and nothing of it is looked into.
        let kept = kept.collect::<Value>().to_string();
        Ok(sqlx::query(KEEP).bind(kept).execute(connection).await?.rows_affected())
    }

    async fn shards(connection: &mut PgConnection) -> Result<Vec<Shard>, sqlx::Error> {
        sqlx::query(SHARDS).fetch_all(connection).await?.iter().map(rows::shard).collect()
    }

    async fn handlers(connection: &mut PgConnection) -> Result<Vec<Arc<str>>, sqlx::Error> {
        let handlers = sqlx::query_scalar::<_, String>(HANDLERS).fetch_all(connection).await?;
        Ok(handlers.into_iter().map(Into::into).collect())
    }

    async fn claim_shard(
        connection: &mut PgConnection,
        worker: &str,
        shard: &Shard,
    ) -> Result<Option<i64>, sqlx::Error> {
        let claim = sqlx::query_scalar(CLAIM).bind(worker).bind(shard.id).bind(shard.term);
        claim.fetch_optional(connection).await
    }

    async fn let_shard_go(
        connection: &mut PgConnection,
        worker: &str,
        shard: i64,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(LET_GO).bind(worker).bind(shard).execute(connection).await.map(drop)
    }

    async fn beat(connection: &mut PgConnection, worker: &str) -> Result<bool, sqlx::Error> {
        Ok(sqlx::query(BEAT).bind(worker).execute(connection).await?.rows_affected() > 0)
    }

    async fn waiting(
        connection: &mut PgConnection,
        shard: i64,
        after: i64,
        most: i64,
    ) -> Result<Vec<Loaded>, sqlx::Error> {
        let waiting = sqlx::query(WAITING).bind(shard).bind(after).bind(most);
        waiting.fetch_all(connection).await?.iter().map(rows::event).collect()
    }

    async fn kept_since(
        connection: &mut PgConnection,
        news: &mut News,
    ) -> Result<Vec<Kept>, sqlx::Error> {
        let new = news.look(connection, KEPT_SINCE).await?;
        new.iter().map(rows::kept).collect()
    }

    async fn waiting_in_lane(
        connection: &mut PgConnection,
        lane: &str,
        most: i64,
    ) -> Result<Vec<Loaded>, sqlx::Error> {
        let waiting = sqlx::query(WAITING_IN_LANE).bind(lane).bind(most);
        waiting.fetch_all(connection).await?.iter().map(rows::event).collect()
    }

    async fn try_events(
        connection: &mut PgConnection,
        worker: &str,
        events: &[i64],
    ) -> Result<Vec<i64>, sqlx::Error> {
        sqlx::query_scalar(TRY).bind(events).bind(worker).fetch_all(connection).await
    }

    async fn finish(
        connection: &mut PgConnection,
        worker: &str,
        event: i64,
        term: i64,
    ) -> Result<bool, sqlx::Error> {
        let holds = sqlx::query_scalar::<_, i64>(HOLDS).bind(event).bind(worker).bind(term);
        if holds.fetch_optional(&mut *connection).await?.is_none() {
            return Ok(false);
        }
        let finish = sqlx::query(FINISH).bind(event);
        Ok(finish.execute(connection).await?.rows_affected() > 0)
    }

    async fn put_off(
        connection: &mut PgConnection,
        worker: &str,
        event: i64,
        wait: Option<i64>,
        why: &str,
    ) -> Result<(), sqlx::Error> {
        let query = match wait {
            Some(wait) => sqlx::query(PUT_OFF).bind(wait),
            None => sqlx::query(GIVE_UP),
        };
        query.bind(rows::text(why)).bind(event).bind(worker).execute(connection).await.map(drop)
    }

    async fn forget_handled(
        connection: &mut PgConnection,
        older_than: i64,
        most: i64,
    ) -> Result<u64, sqlx::Error> {
        let forget = sqlx::query(FORGET).bind(older_than).bind(most);
        Ok(forget.execute(connection).await?.rows_affected())
    }

    async fn remembered(
        connection: &mut PgConnection,
        lane: &str,
    ) -> Result<Option<String>, sqlx::Error> {
        sqlx::query_scalar(REMEMBERED).bind(lane).fetch_optional(connection).await
    }

    async fn remember(
        connection: &mut PgConnection,
        lane: &str,
        state: &str,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(REMEMBER).bind(lane).bind(state).execute(connection).await.map(drop)
    }
}

/// Two who keep the same would lock it in other orders, each waiting for the other, but for the order by keys; their
/// numbers are given in the order of the body, in which they are handled.
const KEEP: &str = "
    INSERT INTO sendapi.event (id, shard, lane, key, body, received_at)
    OVERRIDING SYSTEM VALUE
    SELECT id, shard, lane, key, body, sendapi.now_ms() FROM (
        SELECT nextval('sendapi.event_id_seq') AS id, arrival.* FROM (
            SELECT shard, lane, key, body
            FROM json_to_recordset($1::json) AS arrival (place bigint, shard bigint, lane text, key text, body text)
            ORDER BY place
        ) AS arrival
    ) AS arrival
    ORDER BY key COLLATE \"C\"
    ON CONFLICT (key) DO NOTHING";

const SHARDS: &str = "SELECT id, holder, term FROM sendapi.shard ORDER BY id";

const HANDLERS: &str = "SELECT id FROM sendapi.worker WHERE is_inbox";

const CLAIM: &str = "
    UPDATE sendapi.shard SET holder = $1, term = term + 1
    WHERE id = (
        SELECT id FROM sendapi.shard WHERE id = $2 AND term = $3 FOR NO KEY UPDATE SKIP LOCKED
    )
    RETURNING term";

const LET_GO: &str = "
    UPDATE sendapi.shard SET holder = NULL WHERE id = (
        SELECT id FROM sendapi.shard WHERE holder = $1 AND id = $2 FOR NO KEY UPDATE SKIP LOCKED
    )";

const BEAT: &str = "
    UPDATE sendapi.worker SET round = round + 1, beat_at = sendapi.now_ms()
    WHERE id = $1 AND sendapi.is_known()";

/// The columns of an event that is loaded.
macro_rules! loaded {
    ($where:literal) => {
        concat!(
            "SELECT id, lane, body, tries, retry_at - sendapi.now_ms() AS wait
            FROM sendapi.event WHERE state = 0 AND ",
            $where
        )
    };
}

const WAITING: &str = loaded!("shard = $1 AND id > $2 ORDER BY id LIMIT $3");
const WAITING_IN_LANE: &str = loaded!("lane = $1 ORDER BY id LIMIT $2");

const KEPT_SINCE: &str = "
    SELECT shard, min(id) AS first FROM sendapi.event
    WHERE state = 0 AND (kept_by >= $1::text::xid8 OR kept_by = ANY($2::text[]::xid8[])) GROUP BY shard";

const TRY: &str = "
    UPDATE sendapi.event SET tries = tries + 1, retry_at = NULL
    WHERE id = ANY($1)
        AND state = 0
        AND EXISTS (SELECT FROM sendapi.shard WHERE shard.id = event.shard AND holder = $2)
    RETURNING id";

/// Nobody takes the shard before this has been committed.
const HOLDS: &str = "
    SELECT shard.id FROM sendapi.event JOIN sendapi.shard ON shard.id = event.shard
    WHERE event.id = $1 AND shard.holder = $2 AND shard.term = $3
        AND sendapi.is_known()
    FOR SHARE OF shard";

/// What it said is not needed any more, and is somebody's.
const FINISH: &str = "
    UPDATE sendapi.event SET
        state = 1, body = '', retry_at = NULL, why = NULL, settled_at = sendapi.now_ms()
    WHERE id = $1 AND state = 0";

const PUT_OFF: &str = "
    UPDATE sendapi.event SET retry_at = sendapi.now_ms() + $1, why = $2
    WHERE id = $3
        AND state = 0
        AND EXISTS (SELECT FROM sendapi.shard WHERE shard.id = event.shard AND holder = $4)";

const GIVE_UP: &str = "
    UPDATE sendapi.event SET state = 2, why = $1, retry_at = NULL, settled_at = sendapi.now_ms()
    WHERE id = $2
        AND state = 0
        AND EXISTS (SELECT FROM sendapi.shard WHERE shard.id = event.shard AND holder = $3)";

const FORGET: &str = "
    DELETE FROM sendapi.event WHERE id IN (
        SELECT id FROM sendapi.event
        WHERE state = 1 AND settled_at < sendapi.now_ms() - $1 LIMIT $2 FOR UPDATE SKIP LOCKED
    )";

const REMEMBERED: &str = "SELECT state FROM sendapi.conversation WHERE lane = $1";

const REMEMBER: &str = "
    INSERT INTO sendapi.conversation (lane, state, changed_at)
    VALUES ($1, $2, sendapi.now_ms())
    ON CONFLICT (lane) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at";
