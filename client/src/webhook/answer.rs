//! Answering what came in, as long as the window is open.

use std::time::SystemTime;

use super::{Closed, Reply};
use crate::error::Cause;
use crate::prepared::Prepared;
use crate::stop::Stop;
use crate::{Account, Error, Message, Platform, Receipt};

impl<P: Platform> Account<P> {
    /// Sends a message in answer to what came in, if it does not come too late: [`Reply::allows`].
    ///
    /// All else is as with [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// As with [`send`](Self::send); and an [`Error`] of kind [`WindowClosed`](crate::ErrorKind::WindowClosed) when the
    /// message comes too late. It is not sent then, and [`Error::closed`] tells what may be sent instead.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::webhook::Event;
    /// use sendapi::{Account, Error, message};
    ///
    /// async fn thank(page: &Account, event: &Event) -> Result<(), Error> {
    ///     let Some(reply) = event.reply() else { return Ok(()) };
    ///     let thanks = message!(Messenger { recipient: reply.recipient.clone(), text: "Thank you" });
    ///     match page.answer(&reply, &thanks).await {
    ///         Err(error) if error.is_window_closed() => eprintln!("{:?}", error.closed()),
    ///         other => drop(other?),
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn answer(
        &self,
        reply: &Reply<'_>,
        message: &Message<'_, P>,
    ) -> impl Future<Output = Result<Receipt, Error>> + Send + use<P> {
        self.answer_at(reply, message, SystemTime::now())
    }

    /// The same, as if it were `now`: for tests, and where another clock counts.
    pub fn answer_at(
        &self,
        reply: &Reply<'_>,
        message: &Message<'_, P>,
        now: SystemTime,
    ) -> impl Future<Output = Result<Receipt, Error>> + Send + use<P> {
        let account = self.clone();
        let allowed = reply.allows(message, now).map_err(|closed| Error::new(closed.into()));
        let prepared = allowed.and_then(|()| Prepared::new(message));
        async move { account.deliver(prepared, Stop::NEVER).await }
    }
}

impl Error {
    /// Since when the window is closed and what may be sent instead, when the message was not sent for that.
    #[must_use]
    pub fn closed(&self) -> Option<&Closed> {
        match self.cause() {
            Cause::WindowClosed(closed) => Some(closed),
            _ => None,
        }
    }
}

impl From<Closed> for Cause {
    fn from(closed: Closed) -> Self {
        Self::WindowClosed(closed)
    }
}
