//! What is due, for the worker that sends for an account.

use std::time::Duration;

use super::Place;
use crate::protocol::{Cursor, InDoubt, Loaded, New};

pub trait Load: Place {
    /// What is due of one priority behind the cursor, in order.
    fn due(
        connection: &mut Self::Connection,
        account: i64,
        priority: i64,
        after: Cursor,
        most: i64,
    ) -> impl Future<Output = Result<Vec<Loaded>, sqlx::Error>> + Send;

    /// What was put since somebody looked last: of which accounts, in which priority, due from when on.
    fn put_since(
        connection: &mut Self::Connection,
        news: &mut Self::News,
    ) -> impl Future<Output = Result<Vec<New>, sqlx::Error>> + Send;

    /// What is due in one lane, in order.
    fn due_in_lane(
        connection: &mut Self::Connection,
        account: i64,
        lane: &str,
        most: i64,
    ) -> impl Future<Output = Result<Vec<Loaded>, sqlx::Error>> + Send;

    /// In how long the next message of the account is due, among those that are not yet.
    fn next_due(
        connection: &mut Self::Connection,
        account: i64,
    ) -> impl Future<Output = Result<Option<Duration>, sqlx::Error>> + Send;

    /// What is under way for the account by the word of earlier holders, or of this one if it has lasted for too long.
    fn in_doubt(
        connection: &mut Self::Connection,
        account: i64,
        term: i64,
    ) -> impl Future<Output = Result<Vec<InDoubt>, sqlx::Error>> + Send;

    /// Whether something waits whose time is over.
    fn is_late(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Ends so many of what is not to begin any more since its time is over, whoever holds its account.
    fn refuse_what_is_late(
        connection: &mut Self::Connection,
        most: i64,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Ends what the rules of today refuse, though it was put.
    fn refuse_invalid(
        connection: &mut Self::Connection,
        message: i64,
        why: &str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}
