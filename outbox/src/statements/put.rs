//! Putting.

use crate::Error;
use crate::request::Request;
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

    /// The same for many, up to the first of which another was put with its key: those that were put, and what is wrong
    /// with that one. Nothing is left of what comes behind it.
    fn put_many(
        connection: &mut Self::Connection,
        requests: &[Request],
    ) -> impl Future<Output = Result<PutMany, Error>> + Send;
}

/// What came of many.
#[derive(Debug, Default)]
pub struct PutMany {
    /// As with a single one.
    pub(crate) put: Vec<(i64, bool)>,
    /// What is wrong with the one behind them.
    pub(crate) wrong: Option<Error>,
}
