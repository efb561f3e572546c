//! All that is known of events, for people.

use sqlx::{PgConnection, Postgres, QueryBuilder};

use crate::time::length;
use crate::{Error, EventId, EventState, EventStatus, InboxStatus, WhichEvents, rows, statements};

impl statements::KeptEvents for Postgres {
    async fn inbox_status(connection: &mut PgConnection) -> Result<InboxStatus, Error> {
        Ok(rows::inbox_status(&sqlx::query(STATUS).fetch_one(connection).await?)?)
    }

    async fn events(
        connection: &mut PgConnection,
        which: &WhichEvents,
        after: Option<i64>,
        at_most: u32,
        id: impl Fn(i64) -> EventId + Send,
    ) -> Result<Vec<EventStatus>, Error> {
        let mut look = wanted(which, after, at_most);
        let rows = look.build().fetch_all(connection).await?;
        Ok(rows.iter().map(|row| rows::event_status(row, &id)).collect::<Result<_, _>>()?)
    }

    async fn event(
        connection: &mut PgConnection,
        event: i64,
        id: impl Fn(i64) -> EventId + Send,
    ) -> Result<Option<EventStatus>, Error> {
        let mut look = look(true);
        look.push("id = ").push_bind(event);
        let row = look.build().fetch_optional(connection).await?;
        Ok(row.as_ref().map(|row| rows::event_status(row, &id)).transpose()?)
    }

    async fn handle_again(connection: &mut PgConnection, event: i64) -> Result<bool, Error> {
        let again = sqlx::query(HANDLE_AGAIN).bind(event).execute(connection).await?;
        Ok(again.rows_affected() > 0)
    }
}

fn wanted(which: &WhichEvents, after: Option<i64>, at_most: u32) -> QueryBuilder<Postgres> {
    let mut look = look(which.bodies);
    look.push("id > ").push_bind(after.unwrap_or_default());
    in_states(&mut look, &which.states);
    if let Some(account) = &which.account {
        // Behind it comes the person, what has none, or nothing any more.
        let name = account.as_str();
        look.push(" AND (lane = ").push_bind(name.to_owned());
        for end in [':', '#'] {
            look.push(" OR starts_with(lane, ").push_bind(format!("{name}{end}")).push(")");
        }
        look.push(")");
    }
    if let Some(age) = which.older_than {
        look.push(" AND received_at <= sendapi.now_ms() - ").push_bind(length(age));
    }
    if let Some(age) = which.newer_than {
        look.push(" AND received_at >= sendapi.now_ms() - ").push_bind(length(age));
    }
    look.push(" ORDER BY id LIMIT ").push_bind(i64::from(at_most));
    look
}

/// States are numbers here, and not bound: an index of one state is taken for a query that names it.
fn in_states(look: &mut QueryBuilder<Postgres>, states: &[EventState]) {
    for (at, state) in states.iter().enumerate() {
        look.push(if at == 0 { " AND (" } else { " OR " });
        look.push("state = ").push(state.number());
    }
    look.push(if states.is_empty() { "" } else { ")" });
}

/// All but the condition.
fn look(bodies: bool) -> QueryBuilder<Postgres> {
    let mut look = QueryBuilder::new(
        "SELECT id, lane, state, tries, received_at, retry_at, settled_at, why,
            octet_length(body)::bigint AS size, CASE WHEN ",
    );
    look.push_bind(bodies);
    look.push(" AND body <> '' THEN body END AS body FROM sendapi.event WHERE ");
    look
}

/// Only who asks goes by the clock: nothing is decided by it.
const STATUS: &str = "
    WITH held (id) AS (
        SELECT shard.id FROM sendapi.shard JOIN sendapi.worker ON worker.id = shard.holder
        WHERE worker.beat_at > sendapi.now_ms() - 60000
    )
    SELECT
        (SELECT count(*) FROM sendapi.event WHERE state = 0) AS waiting,
        (SELECT count(*) FROM sendapi.event WHERE state = 2) AS given_up,
        (SELECT min(received_at) FROM sendapi.event WHERE state = 0) AS oldest_waiting,
        (SELECT count(*) FROM sendapi.shard) AS shards,
        (SELECT count(*) FROM held) AS held,
        (
            SELECT count(*) FROM sendapi.shard
            WHERE shard.id NOT IN (SELECT id FROM held)
                AND EXISTS (SELECT FROM sendapi.event WHERE event.shard = shard.id AND state = 0)
        ) AS unserved";

/// As if it was kept now: whoever looks for what is new finds it at once.
const HANDLE_AGAIN: &str = "
    UPDATE sendapi.event
    SET state = 0, tries = 0, retry_at = NULL, settled_at = NULL, kept_by = pg_current_xact_id()
    WHERE id = $1 AND state = 2 AND body <> ''";
