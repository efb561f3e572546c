//! What others have written since a connection looked last.

use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row};

/// What the last look could not see yet: the transactions that were running then, and all that have begun since. The numbers
/// of rows would not do, nor would times: they become visible in another order than that in which they are given.
#[derive(Debug, Default)]
pub struct News(Option<Unseen>);

#[derive(Debug, PartialEq)]
struct Unseen {
    /// All from this one on had not begun.
    next: String,
    /// Those before it that had not ended.
    running: Vec<String>,
}

impl News {
    /// What is new by a query that takes `next` and `running`. At first nothing is: all that is there is read anyway.
    pub(super) async fn look(
        &mut self,
        connection: &mut PgConnection,
        query: &'static str,
    ) -> Result<Vec<PgRow>, sqlx::Error> {
        // Before the query: what ends between the two is seen twice, and never missed.
        let now = unseen(connection).await?;
        if self.0.as_ref() == Some(&now) {
            return Ok(Vec::new());
        }
        let new = match &self.0 {
            Some(before) => {
                let look = sqlx::query(query).bind(&before.next).bind(&before.running);
                look.fetch_all(connection).await?
            }
            None => Vec::new(),
        };
        self.0 = Some(now);
        Ok(new)
    }
}

async fn unseen(connection: &mut PgConnection) -> Result<Unseen, sqlx::Error> {
    let row = sqlx::query(UNSEEN).fetch_one(connection).await?;
    Ok(Unseen { next: row.try_get("next")?, running: row.try_get("running")? })
}

/// In order, since the database may name them in another one.
const UNSEEN: &str = "
    SELECT pg_snapshot_xmax(seen)::text AS next,
        ARRAY(SELECT pg_snapshot_xip(seen)::text ORDER BY 1) AS running
    FROM (SELECT pg_current_snapshot()) AS now (seen)";
