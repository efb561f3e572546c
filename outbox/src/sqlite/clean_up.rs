//! Deleting what is old.

use sqlx::SqliteConnection;

use crate::Error;

/// What is old, and goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Old {
    Bodies,
    Messages,
    Unknown,
    Keys,
}

/// Deletes some that are older than this, and tells how many.
pub(crate) async fn delete(
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
