//! Which worker sends for which account.

use std::time::Duration;

use crate::protocol::{Lease, PausedFor, Seen};
use sqlx::Database;

pub trait Leases: Database {
    /// Makes an inbox known.
    fn enter_inbox(
        connection: &mut Self::Connection,
        worker: &str,
        name: &str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Makes the worker known, and for which accounts it has tokens.
    fn enter(
        connection: &mut Self::Connection,
        worker: &str,
        name: &str,
        accounts: &[String],
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Ends a worker that is at this round: no round of its will be written any more, and its accounts are free. `false` if it
    /// has gone on since.
    fn end(
        connection: &mut Self::Connection,
        seen: &Seen,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Ends the worker itself, which writes nothing more.
    fn leave(
        connection: &mut Self::Connection,
        worker: &str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// All workers, with how far they are.
    fn workers(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<Vec<Seen>, sqlx::Error>> + Send;

    /// The accounts that a worker serves, and who holds them.
    fn leases(
        connection: &mut Self::Connection,
        worker: &str,
    ) -> impl Future<Output = Result<Vec<Lease>, sqlx::Error>> + Send;

    /// Takes an account from whoever held it in this term; the new term, if nobody was faster.
    fn claim(
        connection: &mut Self::Connection,
        worker: &str,
        account: i64,
        term: i64,
    ) -> impl Future<Output = Result<Option<i64>, sqlx::Error>> + Send;

    /// Tells others for how long nothing of an account goes, and why. What the user wants stays.
    fn tell_pause(
        connection: &mut Self::Connection,
        worker: &str,
        account: i64,
        time: i64,
        why: PausedFor,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Lets an account go that has nothing under way.
    fn let_go(
        connection: &mut Self::Connection,
        worker: &str,
        account: i64,
        term: i64,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// How many messages of a kind began for the account lately, and how long ago the last of each second.
    fn begun_lately(
        connection: &mut Self::Connection,
        account: i64,
    ) -> impl Future<Output = Result<Vec<(Duration, u32)>, sqlx::Error>> + Send;
}
