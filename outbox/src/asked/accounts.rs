//! Accounts: how they stand, and whether they send.

use crate::{AccountName, AccountStatus, Database, Error, Outbox, Pause};

impl<DB: Database> Outbox<DB> {
    /// All accounts for which something was ever put, by their names, and how each stands.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::{Outbox, Pause};
    /// # use std::time::Duration;
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// outbox.pause("messenger:1234567890", Duration::from_hours(1)).await?;
    /// for account in outbox.accounts().await? {
    ///     println!("{}: {} waiting, {} unknown", account.name, account.waiting, account.unknown);
    ///     if let Some(paused) = account.paused {
    ///         println!("  paused: {}", paused.why);
    ///     }
    /// }
    /// assert!(outbox.resume("messenger:1234567890").await?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn accounts(&self) -> Result<Vec<AccountStatus>, Error> {
        let mut connection = self.0.pool.acquire().await?;
        DB::accounts(&mut connection).await
    }

    /// Lets nothing begin for an account for a [while](Pause), by whichever worker. What has begun goes on, and what comes
    /// meanwhile waits. It holds when this returns.
    ///
    /// A pause in place of an earlier one of yours may be shorter. Where the platform has asked for a longer one, that stands.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::time::Duration;
    /// # use sendapi_outbox::Outbox;
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// outbox.pause("messenger:1234567890", Duration::from_secs(600)).await?;
    /// assert!(outbox.resume("messenger:1234567890").await?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Account`] for what is no name of an account; [`Error::Database`].
    pub async fn pause(
        &self,
        account: impl AsRef<str>,
        pause: impl Into<Pause>,
    ) -> Result<(), Error> {
        let account: AccountName = account.as_ref().parse()?;
        let mut transaction = self.0.writing().await?;
        DB::pause(&mut transaction, &account, pause.into().0).await?;
        Ok(transaction.commit().await?)
    }

    /// Ends a pause, whoever began it: `false` if there was none. Of one for which the platform was the cause, such as a
    /// token that had ended, the next message finds out whether it still is.
    ///
    /// # Errors
    ///
    /// [`Error::Account`] for what is no name of an account; [`Error::Database`].
    pub async fn resume(&self, account: impl AsRef<str>) -> Result<bool, Error> {
        let account: AccountName = account.as_ref().parse()?;
        let mut connection = self.0.pool.acquire().await?;
        DB::resume(&mut connection, &account).await
    }
}
