//! Answering what came in, as long as the window is open.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use super::{Closed, Opening, Reply, observe};
use crate::error::Cause;
use crate::send::Prepared;
use crate::{Account, Error, Message, Performing, Platform, Receipt};

impl<P: Platform> Account<P> {
    /// Sends a message in answer to what came in, if it does not come too late: [`Reply::allows`].
    ///
    /// That is asked before each try, since a message may wait for its turn for long. The clocks of two
    /// machines differ: within 5 minutes after the window has closed by this machine's, the platform
    /// decides. After an advertisement it is [uncertain](crate::webhook::Window::after_ad) for days whether the window is
    /// open: then, too, the platform decides. All else is as with [`send`](Self::send).
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
    // As at `send`.
    pub fn answer(&self, reply: &Reply<'_>, message: &Message<'_, P>) -> Performing<Receipt> /* one for `Both` goes as `&both.on()?` */
    {
        self.answer_by(reply, message, SystemTime::now)
    }

    /// The same, as if it were `now`: for tests, and where another clock counts. The time that passes from
    /// here on counts too.
    pub fn answer_at(
        &self,
        reply: &Reply<'_>,
        message: &Message<'_, P>,
        now: SystemTime,
    ) -> Performing<Receipt> {
        let began = Instant::now();
        // A clock that shows the end of time is as late as it can be.
        self.answer_by(reply, message, move || now.checked_add(began.elapsed()).unwrap_or(now))
    }

    fn answer_by(
        &self,
        reply: &Reply<'_>,
        message: &Message<'_, P>,
        clock: impl Fn() -> SystemTime + Send + Sync + 'static,
    ) -> Performing<Receipt> {
        let account = self.clone();
        let prepared = Prepared::new(message);
        let closing = reply.window.map(|window| window.closing_for(message));
        let clock = Arc::new(clock);
        let opening = {
            let clock = Arc::clone(&clock);
            move || closing.map(|closing| closing.opening(clock()))
        };
        let allowed = move || {
            let Some(closing) = closing else { return Ok(()) };
            let now = clock();
            // By a clock that is fast the last minutes would be over.
            let is_long_ago =
                now.checked_sub(TOLERANCE).is_some_and(|then| closing.allows(then).is_err());
            let allowed = if is_long_ago { closing.allows(now) } else { Ok(()) };
            allowed.map_err(|closed| Error::new(closed.into()))
        };
        Performing::new(|mut terms| async move {
            let prepared = prepared?;
            allowed()?;
            if let Some(Opening::Uncertain(why)) = opening() {
                observe::uncertain(&why);
            }
            terms.allowed = Some(Arc::new(allowed));
            account.deliver(Ok(prepared), terms).await
        })
    }
}

impl Error {
    /// Since when the window is closed and what may be sent instead, when the message was not sent for that.
    #[must_use]
    pub fn closed(&self) -> Option<&Closed> {
        match self.why() {
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

/// How far this machine's clock may be ahead of the platform's.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);
