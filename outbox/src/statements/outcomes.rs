//! The feed of outcomes, and how far its readers are.

use sqlx::Database;

use crate::{Error, ReaderStatus, Ticket, Told};

pub trait Outcomes: Database {
    /// One that is there already stays where it is.
    fn open_reader(
        connection: &mut Self::Connection,
        name: &str,
        from_now_on: bool,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    fn next_outcomes(
        connection: &mut Self::Connection,
        reader: &str,
        at_most: u32,
        ticket: impl Fn(i64) -> Ticket + Send,
    ) -> impl Future<Output = Result<Vec<Told>, Error>> + Send;

    fn done_up_to(
        connection: &mut Self::Connection,
        reader: &str,
        place: i64,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    fn readers(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<Vec<ReaderStatus>, Error>> + Send;

    /// `false` if there is none of this name.
    fn remove_reader(
        connection: &mut Self::Connection,
        name: &str,
    ) -> impl Future<Output = Result<bool, Error>> + Send;
}
