//! Deleting what is old.

use sqlx::{PgConnection, Postgres};

use crate::statements::Old;
use crate::{Error, statements};

impl statements::CleanUp for Postgres {
    async fn delete(
        connection: &mut PgConnection,
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
        let delete = sqlx::query(delete).bind(age).bind(i64::from(at_most));
        Ok(delete.execute(connection).await?.rows_affected())
    }
}

/// What others have locked is left to them, here and with messages.
const BODIES: &str = "UPDATE sendapi.message SET body = '' WHERE id IN (
        SELECT id FROM sendapi.message
        WHERE state IN (2, 3, 5) AND body <> '' AND settled_at < sendapi.now_ms() - $1
        LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
    )";

/// By their outcomes, in whose order readers are: what has ended has one last outcome. Where there is no reader, nobody has
/// anything left to be told.
const MESSAGES: &str = "DELETE FROM sendapi.message WHERE id IN (
        SELECT id FROM sendapi.message WHERE id IN (
            SELECT message FROM sendapi.outcome
            WHERE state IN (2, 3, 5) AND at < sendapi.now_ms() - $1
                AND (
                    NOT EXISTS (SELECT FROM sendapi.reader)
                    OR place <= (SELECT min(told) FROM sendapi.reader)
                )
            LIMIT $2
        )
        FOR UPDATE SKIP LOCKED
    )";

/// Without a reader none goes: nobody was told.
const UNKNOWN: &str = "DELETE FROM sendapi.message WHERE id IN (
        SELECT id FROM sendapi.message
        WHERE state = 4 AND settled_at < sendapi.now_ms() - $1
            AND NOT EXISTS (
                SELECT FROM sendapi.outcome
                WHERE outcome.message = message.id
                    AND (place IS NULL OR place > (SELECT min(told) FROM sendapi.reader))
            )
            AND EXISTS (SELECT FROM sendapi.reader)
        LIMIT $2 FOR UPDATE SKIP LOCKED
    )";

const KEYS: &str = "DELETE FROM sendapi.key WHERE (account, key) IN (
        SELECT account, key FROM sendapi.key
        WHERE put_at < sendapi.now_ms() - $1
            AND NOT EXISTS (SELECT FROM sendapi.message WHERE message.id = key.message)
        LIMIT $2
    )";
