//! Which history a database is in: a backup that was put back, a copy and a standby that took over are in another one than
//! what the outbox has written, and do not know what was sent since.

use crate::{Adopted, Error};

use super::Place;

pub trait History: Place {
    /// Whether the database is in the history that the outbox has written in. Where nothing tells, it is.
    fn is_known(
        connection: &mut Self::Connection,
        place: &Self::Where,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Whether what is committed is with another machine too, where somebody relies on that.
    fn replicates(
        connection: &mut Self::Connection,
        place: &Self::Where,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send;

    /// Takes the history that the database is in for the outbox's own, and ends all workers. If something may be `lost`, what
    /// is due and waits may have been sent, and what came in may have been handled.
    fn adopt(
        connection: &mut Self::Connection,
        place: &Self::Where,
        is_something_lost: bool,
    ) -> impl Future<Output = Result<Adopted, Error>> + Send;

    /// The name that the database goes by: this, if it had none.
    fn go_by(
        connection: &mut Self::Connection,
        name: &str,
    ) -> impl Future<Output = Result<String, sqlx::Error>> + Send;

    /// Gives it another name.
    fn rename(
        connection: &mut Self::Connection,
        name: &str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}

/// Why of what was due then nobody knows whether it arrived, and of what came in whether it was handled.
pub(crate) const PUT_BACK: &str =
    "the database was put back or copied, and does not know what happened since";
