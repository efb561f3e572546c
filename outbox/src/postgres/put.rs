//! Putting.

use sqlx::{Connection, PgConnection, Postgres};

use crate::request::Request;
use crate::statements::PutMany;
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

    /// By one statement: the way to the database and back is that of one.
    async fn put_many(
        connection: &mut PgConnection,
        requests: &[Request],
    ) -> Result<PutMany, Error> {
        let mut attempt = connection.begin().await?;
        let put = put_each(&mut attempt, requests).await?;
        let Some(at) = put.iter().position(|(.., is_another)| *is_another) else {
            attempt.commit().await?;
            return Ok(PutMany { put: told(put), wrong: None });
        };
        // What is behind it was put too: all of it goes, and those before it are put once more.
        attempt.rollback().await?;
        let (before, from) = requests.split_at_checked(at).unwrap_or((requests, &[]));
        let put = put_each(connection, before).await?;
        let key = from.first().and_then(Request::key).unwrap_or_default();
        Ok(PutMany { put: told(put), wrong: Some(Error::Key(key.to_owned())) })
    }
}

fn told(put: Vec<(i64, bool, bool)>) -> Vec<(i64, bool)> {
    put.into_iter().map(|(message, is_new, _)| (message, is_new)).collect()
}

/// In their order, in which their numbers are given.
async fn put_each(
    connection: &mut PgConnection,
    requests: &[Request],
) -> Result<Vec<(i64, bool, bool)>, Error> {
    let requests: Vec<_> = requests.iter().map(Request::to_json).collect();
    Ok(sqlx::query_as(PUT_EACH).bind(requests).fetch_all(connection).await?)
}

const PUT_EACH: &str = "
    SELECT put.message, put.is_new, put.is_another
    FROM unnest($1::text[]) WITH ORDINALITY AS request (json, place),
        LATERAL sendapi.put_or_find(request.json::jsonb) AS put
    ORDER BY request.place";
