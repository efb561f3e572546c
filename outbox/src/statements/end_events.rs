//! Ending events before a handler does, so that nothing is left of what they say.

use sqlx::Database;

use crate::Error;

/// What is ended has no text any more, waits for nobody, and is known again as what was handled is.
pub trait EndEvents: Database {
    /// Ends some of those that were given up so long ago, and tells how many.
    fn end_given_up(
        connection: &mut Self::Connection,
        age: i64,
        most: u32,
    ) -> impl Future<Output = Result<u64, Error>> + Send;

    /// Ends some events of a conversation that wait or were given up. A handler at work finds nothing any more that it could
    /// finish, and so writes nothing.
    fn end_conversation(
        connection: &mut Self::Connection,
        lane: &str,
        most: u32,
    ) -> impl Future<Output = Result<EndedEvents, Error>> + Send;

    /// Forgets what the bot remembers of a conversation: `false` if that was nothing.
    fn forget_conversation(
        connection: &mut Self::Connection,
        lane: &str,
    ) -> impl Future<Output = Result<bool, Error>> + Send;

    /// The events of a conversation that have ended. It looks at all events, which no one waits for: it needs no lock.
    fn ended_in(
        connection: &mut Self::Connection,
        lane: &str,
    ) -> impl Future<Output = Result<Vec<i64>, Error>> + Send;

    /// Says of these events that they are some conversation of the account, and not which; how many said so.
    fn erase_lanes(
        connection: &mut Self::Connection,
        events: &[i64],
        account: &str,
    ) -> impl Future<Output = Result<u64, Error>> + Send;
}

/// How many events were ended.
#[derive(Clone, Copy, Debug)]
pub struct EndedEvents {
    pub(crate) waiting: u64,
    pub(crate) given_up: u64,
}
