//! Putting.

use crate::Error;
use sqlx::Database;

pub trait Put: Database {
    fn check_can_put(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// The message's number, and whether it is new.
    fn put(
        connection: &mut Self::Connection,
        request: &str,
        key: Option<&str>,
    ) -> impl Future<Output = Result<(i64, bool), Error>> + Send;
}
