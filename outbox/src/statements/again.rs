//! Sending again what may have arrived.

use crate::Error;
use sqlx::Database;

pub trait Again: Database {
    /// Term and round stay those of the earlier begin: an answer to that names them, and settles the message also while it
    /// waits. So does when it began, which counts towards an hour's limit. All else is as it was when it was put.
    fn send_again(
        connection: &mut Self::Connection,
        message: i64,
        seen: u32,
    ) -> impl Future<Output = Result<bool, Error>> + Send;
}
