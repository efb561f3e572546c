//! What became of messages.

use std::time::SystemTime;

use crate::state::State;
use crate::{Error, Outcome};
use sqlx::Database;

pub trait Ask: Database {
    fn outcome(
        connection: &mut Self::Connection,
        message: i64,
    ) -> impl Future<Output = Result<Option<Outcome>, Error>> + Send;

    fn counts(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<Vec<(State, u64)>, Error>> + Send;

    fn put_and_begun(
        connection: &mut Self::Connection,
        message: i64,
    ) -> impl Future<Output = Result<Option<PutAndBegun>, sqlx::Error>> + Send;
}

/// A message as it was put.
#[derive(Debug)]
pub struct PutAndBegun {
    pub(crate) account: String,
    pub(crate) body: String,
    pub(crate) begun_at: Option<SystemTime>,
}
