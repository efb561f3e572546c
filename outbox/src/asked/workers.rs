//! Looking at workers.

use crate::{Database, Error, Outbox, WorkerStatus};

impl<DB: Database> Outbox<DB> {
    /// All workers and inboxes that have not stopped, those that have been silent for longest first. One that was killed is
    /// among them until another one notices.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn workers(&self) -> Result<Vec<WorkerStatus>, Error> {
        let mut connection = self.0.pool.acquire().await?;
        DB::worker_statuses(&mut connection).await
    }
}
