//! Ending events before a handler does, so that nothing is left of what they say.

use sqlx::{Sqlite, SqliteConnection};

use crate::statements::EndedEvents;
use crate::{Error, statements};

impl statements::EndEvents for Sqlite {
    async fn end_given_up(
        connection: &mut SqliteConnection,
        age: i64,
        most: u32,
    ) -> Result<u64, Error> {
        let end = sqlx::query(END_OLD).bind(age).bind(most);
        Ok(end.execute(connection).await?.rows_affected())
    }

    async fn end_conversation(
        connection: &mut SqliteConnection,
        lane: &str,
        most: u32,
    ) -> Result<EndedEvents, Error> {
        let end = async |connection: &mut SqliteConnection, end, most: u64| {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            sqlx::query(end).bind(lane).bind(most).execute(connection).await
        };
        let most = u64::from(most);
        let waiting = end(&mut *connection, END_WAITING, most).await?.rows_affected();
        let rest = most.saturating_sub(waiting);
        let given_up = end(connection, END_GIVEN_UP, rest).await?.rows_affected();
        Ok(EndedEvents { waiting, given_up })
    }

    async fn forget_conversation(
        connection: &mut SqliteConnection,
        lane: &str,
    ) -> Result<bool, Error> {
        let forget = "DELETE FROM sendapi_conversation WHERE lane = ?";
        let forgotten = sqlx::query(forget).bind(lane).execute(connection).await?;
        Ok(forgotten.rows_affected() > 0)
    }

    async fn ended_in(connection: &mut SqliteConnection, lane: &str) -> Result<Vec<i64>, Error> {
        let find = "SELECT id FROM sendapi_event WHERE lane = ? AND state = 1";
        Ok(sqlx::query_scalar(find).bind(lane).fetch_all(connection).await?)
    }

    async fn erase_lanes(
        connection: &mut SqliteConnection,
        events: &[i64],
        account: &str,
    ) -> Result<u64, Error> {
        let events = serde_json::Value::from(events).to_string();
        let erase = "UPDATE sendapi_event SET lane = ?
        WHERE state = 1 AND id IN (SELECT value FROM json_each(?))";
        let erased = sqlx::query(erase).bind(account).bind(events).execute(connection).await?;
        Ok(erased.rows_affected())
    }
}

/// Of a state that stands there as a number: its index is taken for a query that names it.
macro_rules! end {
    ($where:literal) => {
        concat!(
            "UPDATE sendapi_event SET
                state = 1, body = '', why = NULL, retry_at = NULL,
                settled_at = coalesce(settled_at, CAST(unixepoch('subsec') * 1000 AS INTEGER))
            WHERE id IN (SELECT id FROM sendapi_event WHERE ",
            $where,
            " LIMIT ?2)"
        )
    };
}

const END_OLD: &str =
    end!("state = 2 AND settled_at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - ?1");
const END_WAITING: &str = end!("state = 0 AND lane = ?1");
const END_GIVEN_UP: &str = end!("state = 2 AND lane = ?1");

#[cfg(test)]
mod tests {
    use sqlx::{AssertSqlSafe, Connection};

    use super::*;

    #[tokio::test]
    async fn what_ends_is_found_without_a_look_at_all_the_rest() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::raw_sql(include_str!("schema.sql")).execute(&mut connection).await.unwrap();
        for (end, index) in [
            (END_OLD, "sendapi_event_given_up"),
            (END_WAITING, "sendapi_event_lane"),
            (END_GIVEN_UP, "sendapi_event_given_up"),
        ] {
            let plan = sqlx::query_as(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {end}")));
            let plan: Vec<(i64, i64, i64, String)> = plan.fetch_all(&mut connection).await.unwrap();
            let steps: Vec<_> = plan.iter().map(|(.., step)| step).collect();
            assert!(steps.iter().any(|step| step.contains(index)), "{index}: {steps:?}");
            let looks_at_all = |step: &&String| step.starts_with("SCAN") && !step.contains("INDEX");
            assert!(!steps.iter().any(looks_at_all), "{steps:?}");
        }
    }
}
