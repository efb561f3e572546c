//! Deleting what is old.

use crate::retention::{CleanedUp, Retention, clean_up};
use crate::{Database, Error, Outbox};

impl<DB: Database> Outbox<DB> {
    /// Deletes what is older than is to be kept, and tells how much that was. Call it from time to time, such as once an hour.
    ///
    /// It works 500 at a time, so that nobody who writes waits for long. A reader that is not read any more holds it up:
    /// see [`readers`](Self::readers).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::{Outbox, Retention};
    /// # use std::time::Duration;
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// let retention = Retention::default().bodies(Duration::ZERO).keys(Duration::MAX);
    /// let cleaned_up = outbox.clean_up(&retention).await?;
    /// println!("{} messages are gone", cleaned_up.messages);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Database`]. What was deleted until then stays so.
    pub async fn clean_up(&self, retention: &Retention) -> Result<CleanedUp, Error> {
        clean_up(&self.0, retention).await
    }
}
