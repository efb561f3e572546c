//! Putting.

use sqlx::{PgConnection, Postgres};

use crate::{Error, statements};

impl statements::Put for Postgres {
    /// A put that is lost with its whole transaction is no harm that the user has not chosen.
    async fn check_can_put(_: &mut PgConnection) -> Result<(), Error> {
        Ok(())
    }

    async fn put(
        connection: &mut PgConnection,
        request: &str,
        key: Option<&str>,
    ) -> Result<(i64, bool), Error> {
        // It is told of another message instead of failing: the user's transaction goes on.
        let put = "SELECT message, is_new, is_another FROM sendapi.put_or_find($1::text::jsonb)";
        let put = sqlx::query_as::<_, (i64, bool, bool)>(put).bind(request);
        match (put.fetch_one(connection).await?, key) {
            ((.., true), Some(key)) => Err(Error::Key(key.to_owned())),
            ((message, is_new, _), _) => Ok((message, is_new)),
        }
    }
}
