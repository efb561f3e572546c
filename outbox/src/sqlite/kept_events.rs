//! All that is known of events, for people.

use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::time::length;
use crate::{Error, EventId, EventState, EventStatus, InboxStatus, WhichEvents, rows, statements};

impl statements::KeptEvents for Sqlite {
    async fn inbox_status(connection: &mut SqliteConnection) -> Result<InboxStatus, Error> {
        let row = sqlx::query(STATUS).fetch_one(connection).await?;
        Ok(rows::inbox_status(&row)?)
    }

    async fn events(
        connection: &mut SqliteConnection,
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
        connection: &mut SqliteConnection,
        event: i64,
        id: impl Fn(i64) -> EventId + Send,
    ) -> Result<Option<EventStatus>, Error> {
        let mut look = look(true);
        look.push("id = ").push_bind(event);
        let row = look.build().fetch_optional(connection).await?;
        Ok(row.as_ref().map(|row| rows::event_status(row, &id)).transpose()?)
    }

    async fn handle_again(connection: &mut SqliteConnection, event: i64) -> Result<bool, Error> {
        let again = sqlx::query(HANDLE_AGAIN).bind(event).execute(connection).await?;
        Ok(again.rows_affected() > 0)
    }
}

/// In the order of their ids, which the table has: nothing is sorted.
fn wanted(which: &WhichEvents, after: Option<i64>, at_most: u32) -> QueryBuilder<Sqlite> {
    let mut look = look(which.bodies);
    in_states(&mut look, &which.states, after.unwrap_or_default());
    if let Some(account) = &which.account {
        // Behind it comes the person, what has none, or nothing any more.
        let name = account.as_str();
        look.push(" AND (lane = ").push_bind(name.to_owned());
        for end in [':', '#'] {
            look.push(" OR substr(lane, 1, ").push(name.len() + 1).push(") = ");
            look.push_bind(format!("{name}{end}"));
        }
        look.push(")");
    }
    if let Some(age) = which.older_than {
        look.push(OLDER).push_bind(length(age));
    }
    if let Some(age) = which.newer_than {
        look.push(NEWER).push_bind(length(age));
    }
    look.push(" ORDER BY id LIMIT ").push_bind(at_most);
    look
}

/// Those behind one. States are numbers here, and not bound: an index of one state is taken for a query that names it alone.
fn in_states(look: &mut QueryBuilder<Sqlite>, states: &[EventState], after: i64) {
    if !states.is_empty() && !states.contains(&EventState::Ended) {
        for (at, state) in states.iter().enumerate() {
            look.push(if at == 0 { "id IN (" } else { " UNION ALL " });
            look.push("SELECT id FROM sendapi_event WHERE state = ").push(state.number());
            // By `+` it is no condition that the table itself would be searched by, past all that has ended.
            look.push(" AND +id > ").push_bind(after);
        }
        look.push(")");
        return;
    }
    look.push("id > ").push_bind(after);
    for (at, state) in states.iter().enumerate() {
        look.push(if at == 0 { " AND (" } else { " OR " });
        look.push("state = ").push(state.number());
    }
    look.push(if states.is_empty() { "" } else { ")" });
}

/// All but the condition.
fn look(bodies: bool) -> QueryBuilder<Sqlite> {
    let mut look = QueryBuilder::new(
        "SELECT id, lane, state, tries, received_at, retry_at, settled_at, why,
            length(CAST(body AS BLOB)) AS size, CASE WHEN ",
    );
    look.push_bind(bodies);
    look.push(" AND body <> '' THEN body END AS body FROM sendapi_event WHERE ");
    look
}

/// Only who asks goes by the clock: nothing is decided by it. What has the lowest number came in first.
const STATUS: &str = "
    WITH clock (now) AS (SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)),
        held (id) AS (
            SELECT shard.id FROM clock, sendapi_shard AS shard
            JOIN sendapi_worker AS worker ON worker.id = shard.holder
            WHERE worker.beat_at > clock.now - 60000
        )
    SELECT
        (SELECT count(*) FROM sendapi_event WHERE state = 0) AS waiting,
        (SELECT count(*) FROM sendapi_event WHERE state = 2) AS given_up,
        (
            SELECT received_at FROM sendapi_event
            WHERE id = (SELECT min(id) FROM sendapi_event WHERE state = 0)
        ) AS oldest_waiting,
        (SELECT count(*) FROM sendapi_shard) AS shards,
        (SELECT count(*) FROM held) AS held,
        (
            SELECT count(*) FROM sendapi_shard AS shard
            WHERE shard.id NOT IN (SELECT id FROM held)
                AND EXISTS (SELECT 1 FROM sendapi_event WHERE shard = shard.id AND state = 0)
        ) AS unserved";

const HANDLE_AGAIN: &str = "
    UPDATE sendapi_event SET state = 0, tries = 0, retry_at = NULL, settled_at = NULL
    WHERE id = ? AND state = 2 AND body <> ''";

const OLDER: &str = " AND received_at <= CAST(unixepoch('subsec') * 1000 AS INTEGER) - ";
const NEWER: &str = " AND received_at >= CAST(unixepoch('subsec') * 1000 AS INTEGER) - ";

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sqlx::{AssertSqlSafe, Row};

    use super::*;
    use crate::Outbox;

    #[tokio::test]
    async fn what_waits_or_was_given_up_is_found_by_its_index() {
        let folder = tempfile::tempdir().unwrap();
        let outbox = Outbox::open(folder.path().join("shop.db")).await.unwrap();
        let plan = async |sql: &str| {
            let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
            let plan = sqlx::query(explain).fetch_all(outbox.sqlite()).await.unwrap();
            let plan: Vec<String> = plan.iter().map(|row| row.get("detail")).collect();
            plan.join("\n")
        };
        let given_up = WhichEvents::default().state(EventState::GivenUp);
        let account = "messenger:1234567890".parse().unwrap();
        for (which, index) in [
            (WhichEvents::default(), ""),
            (given_up.clone(), "INDEX sendapi_event_given_up"),
            (given_up.clone().account(account), "INDEX sendapi_event_given_up"),
            (given_up.clone().older_than(Duration::from_secs(1)), "INDEX sendapi_event_given_up"),
            (given_up.clone().state(EventState::Waiting), "INDEX sendapi_event_waiting"),
            (given_up.state(EventState::Ended), ""),
        ] {
            let plan = plan(wanted(&which, None, 10).sql().as_str()).await;
            assert!(!plan.contains("FOR ORDER BY") && plan.contains(index), "{which:?}: {plan}");
        }
        // Nor does whoever watches look at what was handled.
        let plan = plan(STATUS).await;
        let looks_at_all = |step: &&str| {
            step.starts_with("SCAN") && step.contains("sendapi_event") && !step.contains("INDEX")
        };
        assert!(plan.lines().map(str::trim).filter(looks_at_all).count() == 0, "{plan}");
    }
}
