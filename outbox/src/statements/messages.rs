//! All that is known of messages.

use sqlx::Database;

use crate::{Error, MessageStatus, Ticket, Which};

pub trait Messages: Database {
    /// Those behind this one, in the order in which they were put.
    fn messages(
        connection: &mut Self::Connection,
        which: &Which,
        after: Option<i64>,
        at_most: u32,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> impl Future<Output = Result<Vec<MessageStatus>, Error>> + Send;

    fn message(
        connection: &mut Self::Connection,
        message: i64,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> impl Future<Output = Result<Option<MessageStatus>, Error>> + Send;
}
