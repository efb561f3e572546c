//! Looking at messages that are kept.

use crate::{Database, Error, MessageStatus, Outbox, Ticket, Which};

impl<DB: Database> Outbox<DB> {
    /// The messages that are meant, in the order in which they were put, and at most so many: for whoever looks after an outbox.
    /// What comes behind them is asked for by [`Which::after`].
    ///
    /// It takes no lock, so workers go on meanwhile. What waits, is under way or unknown is found by itself; whatever else, by a
    /// look at all messages from the oldest on, until there are so many.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::{Outbox, State, Which};
    /// # use std::time::Duration;
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// let lost = Which::default().state(State::Unknown).older_than(Duration::from_mins(10));
    /// for message in outbox.messages(&lost, 100).await? {
    ///     println!("{} of {}: {:?}", message.ticket, message.account, message.outcome);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::OtherStore`] for what is to come after a ticket of another database; [`Error::Database`].
    pub async fn messages(&self, which: &Which, at_most: u32) -> Result<Vec<MessageStatus>, Error> {
        let after = which.after.map(|ticket| self.0.own(ticket)).transpose()?;
        let mut connection = self.0.pool.acquire().await?;
        let ticket = |message| self.0.ticket(message);
        DB::messages(&mut connection, which, after, at_most, ticket).await
    }

    /// All that is known of a message, with its text; `None` if it is no longer kept.
    ///
    /// # Errors
    ///
    /// [`Error::OtherStore`] for a ticket of another database; [`Error::Database`].
    pub async fn message(&self, ticket: Ticket) -> Result<Option<MessageStatus>, Error> {
        let message = self.0.own(ticket)?;
        let mut connection = self.0.pool.acquire().await?;
        DB::message(&mut connection, message, |message| self.0.ticket(message)).await
    }
}
