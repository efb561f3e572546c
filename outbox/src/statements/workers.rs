//! How workers stand, for people.

use crate::{Error, WorkerStatus};
use sqlx::Database;

pub trait Workers: Database {
    fn worker_statuses(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<Vec<WorkerStatus>, Error>> + Send;
}
