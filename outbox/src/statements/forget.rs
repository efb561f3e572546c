//! Erasing a person from messages.

use crate::values::Named;
use crate::{AccountName, Error, Forgotten};
use sqlx::Database;

pub trait Forget: Database {
    /// Where a database can be told to: without this what was erased stays until something else happens to come to its place.
    /// The connection stays so.
    fn overwrite_what_goes(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// It looks at all messages of the account, which no one waits for: it needs no lock.
    fn of_person(
        connection: &mut Self::Connection,
        account: &AccountName,
        person: &Named,
    ) -> impl Future<Output = Result<Vec<i64>, Error>> + Send;

    /// Erases these, wherever they are by now. What has begun is known by its term and round alone then, and the schema sees
    /// to it that it never waits again.
    fn erase(
        connection: &mut Self::Connection,
        messages: &[i64],
    ) -> impl Future<Output = Result<Forgotten, Error>> + Send;
}
