//! Ending events before a handler does, so that nothing is left of what they say.

use sqlx::{PgConnection, Postgres};

use crate::statements::EndedEvents;
use crate::{Error, statements};

impl statements::EndEvents for Postgres {
    async fn end_given_up(
        connection: &mut PgConnection,
        age: i64,
        most: u32,
    ) -> Result<u64, Error> {
        let end = sqlx::query(END_OLD).bind(age).bind(i64::from(most));
        Ok(end.execute(connection).await?.rows_affected())
    }

    async fn end_conversation(
        connection: &mut PgConnection,
        lane: &str,
        most: u32,
    ) -> Result<EndedEvents, Error> {
        let end = async |connection: &mut PgConnection, end, most: u64| {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            sqlx::query(end).bind(lane).bind(most).execute(connection).await
        };
        let most = u64::from(most);
        let waiting = end(&mut *connection, END_WAITING, most).await?.rows_affected();
        let rest = most.saturating_sub(waiting);
        let given_up = end(connection, END_GIVEN_UP, rest).await?.rows_affected();
        Ok(EndedEvents { waiting, given_up })
    }

    async fn forget_conversation(connection: &mut PgConnection, lane: &str) -> Result<bool, Error> {
        let forget = "DELETE FROM sendapi.conversation WHERE lane = $1";
        let forgotten = sqlx::query(forget).bind(lane).execute(connection).await?;
        Ok(forgotten.rows_affected() > 0)
    }

    async fn ended_in(connection: &mut PgConnection, lane: &str) -> Result<Vec<i64>, Error> {
        let find = "SELECT id FROM sendapi.event WHERE lane = $1 AND state = 1";
        Ok(sqlx::query_scalar(find).bind(lane).fetch_all(connection).await?)
    }

    async fn erase_lanes(
        connection: &mut PgConnection,
        events: &[i64],
        account: &str,
    ) -> Result<u64, Error> {
        let erase = "UPDATE sendapi.event SET lane = $1 WHERE state = 1 AND id = ANY($2)";
        let erased = sqlx::query(erase).bind(account).bind(events).execute(connection).await?;
        Ok(erased.rows_affected())
    }
}

/// What a handler ends at this moment is waited for, so that what it writes is seen by what comes next; and found by its
/// state once more then.
macro_rules! end {
    ($state:literal, $where:literal) => {
        concat!(
            "UPDATE sendapi.event SET
                state = 1, body = '', why = NULL, retry_at = NULL,
                settled_at = coalesce(settled_at, sendapi.now_ms())
            WHERE state = ",
            $state,
            " AND id IN (
                SELECT id FROM sendapi.event WHERE state = ",
            $state,
            $where,
            ")"
        )
    };
}

const END_OLD: &str =
    end!(2, " AND settled_at < sendapi.now_ms() - $1 LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED");
const END_WAITING: &str = end!(0, " AND lane = $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE");
const END_GIVEN_UP: &str = end!(2, " AND lane = $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE");
