//! What echoes tell of messages.

use crate::protocol::Echo;
use sqlx::Database;

pub trait Echoes: Database {
    /// Keeps what echoes tell, and settles what waits for no answer any more.
    fn hear_echoes(
        connection: &mut Self::Connection,
        echoes: &[Echo],
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}
