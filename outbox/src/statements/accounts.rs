//! How accounts stand, and their pauses.

use crate::values::Length;
use crate::{AccountName, AccountStatus, Error};
use sqlx::Database;

pub trait Accounts: Database {
    fn accounts(
        connection: &mut Self::Connection,
    ) -> impl Future<Output = Result<Vec<AccountStatus>, Error>> + Send;

    fn pause(
        connection: &mut Self::Connection,
        account: &AccountName,
        pause: Length,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    fn resume(
        connection: &mut Self::Connection,
        account: &AccountName,
    ) -> impl Future<Output = Result<bool, Error>> + Send;
}
