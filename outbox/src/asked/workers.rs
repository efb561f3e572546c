//! Looking at workers.

use crate::{Error, Outbox, WorkerStatus, sqlite};

impl Outbox {
    /// All workers and inboxes that have not stopped, those that have been silent for longest first. One that was killed is
    /// among them until another one notices.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn workers(&self) -> Result<Vec<WorkerStatus>, Error> {
        let mut connection = self.0.pool.acquire().await?;
        sqlite::worker_statuses(&mut connection).await
    }
}
