//! Putting.

use sqlx::{Row, Sqlite, SqliteConnection};

use super::durable::{NORMAL, check_durable};
use crate::request::Request;
use crate::statements::PutMany;
use crate::{Error, statements};

impl statements::Put for Sqlite {
    async fn check_can_put(connection: &mut SqliteConnection) -> Result<(), Error> {
        check_durable(connection, NORMAL).await
    }

    async fn put(
        connection: &mut SqliteConnection,
        request: &str,
        key: Option<&str>,
    ) -> Result<(i64, bool), Error> {
        let put = sqlx::query("INSERT INTO sendapi_put (request) VALUES (?)").bind(request);
        put.execute(&mut *connection).await.map_err(|error| match (&error, key) {
            (sqlx::Error::Database(told), Some(key)) if told.message() == ANOTHER_BODY => {
                Error::Key(key.to_owned())
            }
            _ => Error::Database(error),
        })?;
        let last = sqlx::query("SELECT last_put, last_was_known FROM sendapi_store");
        let last = last.fetch_one(connection).await?;
        Ok((last.try_get("last_put")?, last.try_get::<i64, _>("last_was_known")? == 0))
    }

    async fn put_many(
        connection: &mut SqliteConnection,
        requests: &[Request],
    ) -> Result<PutMany, Error> {
        let mut put = Vec::with_capacity(requests.len());
        for request in requests {
            match Self::put(connection, &request.to_json(), request.key()).await {
                Ok(one) => put.push(one),
                Err(error @ Error::Key(_)) => return Ok(PutMany { put, wrong: Some(error) }),
                Err(error) => return Err(error),
            }
        }
        Ok(PutMany { put, wrong: None })
    }
}

/// As `schema.sql` says it.
const ANOTHER_BODY: &str = "sendapi: another message was put with this key";
