//! Sending one message at most once, by the word of whoever keeps account of it.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::prepared::Prepared;
use super::terms::Terms;
use crate::http::OnlyWhile;
use crate::observe;
use crate::pace::Pass;
use crate::{Account, Error, Performing, Platform, PreparedMessage, Receipt, Retry};

/// What becomes of a message whose turn has come, for [`Account::send_once`].
#[derive(Clone)]
#[must_use = "it decides whether the message is sent"]
pub struct Begin(May);

#[derive(Clone)]
enum May {
    Post,
    PostWhile(OnlyWhile),
    Not,
}

impl Begin {
    /// It is sent.
    pub const fn post() -> Self {
        Self(May::Post)
    }

    /// It is sent if this still says so when there is a connection, right before the first byte is given to it.
    ///
    /// It is asked by the task that writes to the connection: it must not block.
    pub fn post_while(may: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(May::PostWhile(OnlyWhile::new(may)))
    }

    /// It is not sent after all.
    pub const fn not() -> Self {
        Self(May::Not)
    }
}

impl fmt::Debug for Begin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            May::Post => "Begin::post()",
            May::PostWhile(_) => "Begin::post_while(..)",
            May::Not => "Begin::not()",
        })
    }
}

impl<P: Platform> Account<P> {
    /// Sends one message at most once: it waits for its turn as [`send`](Self::send) does, then waits for what `begin` says,
    /// then posts the message and gives the answer.
    ///
    /// For programs that keep queues of their own, and write down that a message begins before it does: whatever happens
    /// to them then, they know which messages may have arrived. Nothing is tried again, whatever
    /// [`Performing::retry`] says, but for a [new token](crate::TokenProvider) in place of one that the platform has surely
    /// refused; [`Retry::decide`] tells what waiting helps with.
    ///
    /// Before `begin` is called nothing is under way, so dropping it, or a [deadline](Performing::deadline), does no harm:
    /// the same while `begin` is awaited. If the account has come to stand still meanwhile, the message is not sent either.
    ///
    /// # Errors
    ///
    /// As with [`send`](Self::send); with the kind [`Stopped`](crate::ErrorKind::Stopped) if `begin` says so, and it was not
    /// sent.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Begin, Error, PreparedMessage};
    ///
    /// # async fn write_down_that_it_begins(ticket: u64) -> std::io::Result<()> { Ok(()) }
    /// async fn send(page: &Account, ticket: u64, message: &PreparedMessage) -> Result<(), Error> {
    ///     let begin = move || async move {
    ///         match write_down_that_it_begins(ticket).await {
    ///             Ok(()) => Begin::post(),
    ///             Err(_) => Begin::not(),
    ///         }
    ///     };
    ///     let receipt = page.send_once(message, begin).await?;
    ///     println!("{ticket} is {:?}", receipt.message_id());
    ///     Ok(())
    /// }
    /// ```
    pub fn send_once<F>(
        &self,
        message: &PreparedMessage<P>,
        begin: impl FnOnce() -> F + Send + 'static,
    ) -> Performing<Receipt>
    where
        F: Future<Output = Begin> + Send + 'static,
    {
        let (account, message) = (self.clone(), message.prepared.clone());
        Performing::new(|terms| async move {
            let terms = Terms { retry: Some(Retry::NEVER), ..terms };
            account.deliver_once(&message, &terms, begin).await
        })
    }

    async fn deliver_once<F>(
        &self,
        message: &Prepared,
        terms: &Terms,
        begin: impl FnOnce() -> F + Send,
    ) -> Result<Receipt, Error>
    where
        F: Future<Output = Begin> + Send,
    {
        // There is another turn where a token was refused; the message has begun by then.
        let begin = Mutex::new(Some(begin));
        let turn = |until| {
            let begin = &begin;
            async move {
                let pass = self.gate().pass(message.kind, terms.priority, until).await?;
                let begin = begin.lock().unwrap_or_else(PoisonError::into_inner).take();
                match begin {
                    Some(begin) => self.begun(message, terms, pass, begin()).await,
                    None => Ok(pass),
                }
            }
        };
        observe::request(&self.facts(message.kind), self.bring(message, terms, turn)).await
    }

    async fn begun(
        &self,
        message: &Prepared,
        terms: &Terms,
        pass: Pass,
        begins: impl Future<Output = Begin>,
    ) -> Result<Pass, Error> {
        match begins.await.0 {
            May::Not => return Err(Error::stopped()),
            May::PostWhile(may) => terms.journey.leaves_only_while(may),
            May::Post => {}
        }
        // To write it down takes its time, and others have answers meanwhile.
        self.gate().check_still(message.kind, &pass)?;
        Ok(pass)
    }
}
