//! Taking back.

use crate::Error;
use sqlx::Database;

pub trait Cancel: Database {
    fn cancel(
        connection: &mut Self::Connection,
        message: i64,
    ) -> impl Future<Output = Result<bool, Error>> + Send;
}
