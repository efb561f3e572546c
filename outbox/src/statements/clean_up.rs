//! Deleting what is old.

use crate::Error;
use sqlx::Database;

pub trait CleanUp: Database {
    /// Deletes some that are older than this, and tells how many.
    fn delete(
        connection: &mut Self::Connection,
        what: Old,
        age: i64,
        at_most: u32,
    ) -> impl Future<Output = Result<u64, Error>> + Send;
}

/// What is old, and goes.
#[derive(Clone, Copy, Debug)]
pub enum Old {
    Bodies,
    Messages,
    Unknown,
    Keys,
}
