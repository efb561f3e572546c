//! All that is known of events, for people.

use sqlx::Database;

use crate::{Error, EventId, EventStatus, InboxStatus, WhichEvents};

pub trait KeptEvents: Database {
    /// How all of them stand, and who handles them.
    fn inbox_status(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<InboxStatus, Error>> + Send;

    /// Those behind this one, in the order in which they came in.
    fn events(
        connection: &mut Self::Connection,
        which: &WhichEvents,
        after: Option<i64>,
        at_most: u32,
        id: impl Fn(i64) -> EventId + Send,
    ) -> impl Future<Output = Result<Vec<EventStatus>, Error>> + Send;

    fn event(
        connection: &mut Self::Connection,
        event: i64,
        id: impl Fn(i64) -> EventId + Send,
    ) -> impl Future<Output = Result<Option<EventStatus>, Error>> + Send;

    /// Has what was given up wait as if it had just come in. `false` if it was not given up, or nothing of it is left.
    fn handle_again(
        connection: &mut Self::Connection,
        event: i64,
    ) -> impl Future<Output = Result<bool, Error>> + Send;
}
