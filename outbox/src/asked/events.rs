//! Looking at what came in, and deciding on what was given up.

use crate::{Database, Error, EventId, EventStatus, InboxStatus, Outbox, WhichEvents};

impl<DB: Database> Outbox<DB> {
    /// How what came in stands, of all processes: what to watch of an [`Inbox`](crate::Inbox).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::Outbox;
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// let inbox = outbox.inbox_status().await?;
    /// println!("{} events wait, {} were given up", inbox.waiting, inbox.given_up);
    /// assert_eq!((inbox.held, inbox.unserved), (0, 0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn inbox_status(&self) -> Result<InboxStatus, Error> {
        let mut connection = self.0.pool.acquire().await?;
        DB::inbox_status(&mut connection).await
    }

    /// The events that are meant, in the order in which they came in, and at most so many. What comes behind them is asked for
    /// by [`WhichEvents::after`].
    ///
    /// It takes no lock, so handlers go on meanwhile. What waits or was given up is found by itself; what has ended, by a look
    /// at all events from the oldest on, until there are so many.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::{EventState, Outbox, WhichEvents};
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// let given_up = WhichEvents::default().state(EventState::GivenUp);
    /// for event in outbox.events(&given_up, 100).await? {
    ///     println!("{} after {} tries: {:?}", event.id, event.tries, event.why);
    ///     // Once what was wrong with the handler is mended.
    ///     outbox.handle_again(event.id).await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::OtherInbox`] for what is to come after an event of another database; [`Error::Database`].
    pub async fn events(
        &self,
        which: &WhichEvents,
        at_most: u32,
    ) -> Result<Vec<EventStatus>, Error> {
        let after = which.after.map(|event| self.0.own_event(event)).transpose()?;
        let mut connection = self.0.pool.acquire().await?;
        DB::events(&mut connection, which, after, at_most, |event| self.0.event(event)).await
    }

    /// All that is known of an event, with what it says; `None` if it is no longer kept.
    ///
    /// # Errors
    ///
    /// [`Error::OtherInbox`] for an event of another database; [`Error::Database`].
    pub async fn event(&self, event: EventId) -> Result<Option<EventStatus>, Error> {
        let event = self.0.own_event(event)?;
        let mut connection = self.0.pool.acquire().await?;
        DB::event(&mut connection, event, |event| self.0.event(event)).await
    }

    /// Has an event handled again that was given up, with as many tries as a new one: `true` if it will be. An inbox sees it
    /// within some seconds.
    ///
    /// What came later in the same conversation was handled before it by then, and the window for an answer may be closed.
    /// `false` if it was not given up, or has ended: it was handled meanwhile, its person was [forgotten](Self::forget), or it was
    /// [kept](crate::InboxBuilder::keep_given_up) for long enough.
    ///
    /// # Errors
    ///
    /// [`Error::OtherInbox`] for an event of another database; [`Error::Database`].
    pub async fn handle_again(&self, event: EventId) -> Result<bool, Error> {
        let event = self.0.own_event(event)?;
        let mut transaction = self.0.writing().await?;
        let is_handled_again = DB::handle_again(&mut transaction, event).await?;
        transaction.commit().await?;
        Ok(is_handled_again)
    }
}
