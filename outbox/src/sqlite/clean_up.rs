//! Deleting what is old.

use sqlx::{Sqlite, SqliteConnection};

use crate::statements::Old;
use crate::{Error, statements};

impl statements::CleanUp for Sqlite {
    async fn delete(
        connection: &mut SqliteConnection,
        what: Old,
        age: i64,
        at_most: u32,
    ) -> Result<u64, Error> {
        let delete = match what {
            Old::Bodies => BODIES,
            Old::Messages => MESSAGES,
            Old::Unknown => UNKNOWN,
            Old::Keys => KEYS,
        };
        let deleted = sqlx::query(delete).bind(age).bind(at_most).execute(connection).await?;
        Ok(deleted.rows_affected())
    }
}

const BODIES: &str = "UPDATE sendapi_message SET body = '' WHERE id IN (
        SELECT id FROM sendapi_message
        WHERE state IN (2, 3, 5) AND body <> '' AND settled_at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - ?1
        LIMIT ?2
    )";

/// By their outcomes, in whose order readers are: what has ended has one last outcome. Where there is no reader, nobody has
/// anything left to be told.
const MESSAGES: &str = "DELETE FROM sendapi_message WHERE id IN (
        SELECT message FROM sendapi_outcome
        WHERE state IN (2, 3, 5) AND at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - ?1
            AND id <= coalesce((SELECT min(told) FROM sendapi_reader), 9223372036854775807)
        LIMIT ?2
    )";

/// Without a reader none goes: nobody was told.
const UNKNOWN: &str = "DELETE FROM sendapi_message WHERE id IN (
        SELECT id FROM sendapi_message AS message
        WHERE state = 4 AND settled_at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - ?1
            AND (SELECT max(outcome.id) FROM sendapi_outcome AS outcome WHERE outcome.message = message.id)
                <= (SELECT min(told) FROM sendapi_reader)
        LIMIT ?2
    )";

const KEYS: &str = "DELETE FROM sendapi_key WHERE (account, key) IN (
        SELECT account, key FROM sendapi_key AS known
        WHERE put_at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - ?1
            AND NOT EXISTS (SELECT 1 FROM sendapi_message WHERE id = known.message)
        LIMIT ?2
    )";

#[cfg(test)]
mod tests {
    use sqlx::{AssertSqlSafe, Connection};

    use super::*;

    #[tokio::test]
    async fn what_is_old_is_found_without_a_look_at_all_the_rest() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::raw_sql(include_str!("schema.sql")).execute(&mut connection).await.unwrap();
        for (delete, index) in [
            (BODIES, "sendapi_message_body"),
            (MESSAGES, "sendapi_outcome_old"),
            (UNKNOWN, "sendapi_message_unknown"),
            (KEYS, "sendapi_key_old"),
        ] {
            let plan = sqlx::query_as(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {delete}")));
            let plan: Vec<(i64, i64, i64, String)> = plan.fetch_all(&mut connection).await.unwrap();
            let steps: Vec<_> = plan.iter().map(|(.., step)| step).collect();
            assert!(steps.iter().any(|step| step.contains(index)), "{index}: {steps:?}");
            // Of the readers it needs the one that is behind all others, and there are few.
            let looks_at_all =
                |step: &&&String| step.starts_with("SCAN") && !step.contains("INDEX");
            let looks: Vec<_> = steps.iter().filter(looks_at_all).collect();
            assert!(looks.iter().all(|step| step.contains("sendapi_reader")), "{looks:?}");
        }
    }
}
