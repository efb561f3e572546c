//! The outbox: a database, and what is asked of it.

use std::sync::Arc;

use sendapi::Accounts;
use sendapi::webhook::{Handshake, Verifier};
use sqlx::Pool;

use crate::database::Standard;
use crate::store::Store;
use crate::{AccountStatus, Counts, Database, Error, InboxBuilder, Outcome, Ticket, WorkerBuilder};

/// Messages in a database, from [`Outbox::open`]. Clones are cheap, and share connections.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use sendapi::message;
/// use sendapi_outbox::{Outbox, State};
///
/// # let folder = tempfile::tempdir()?;
/// # let file = folder.path().join("shop.db");
/// let outbox = Outbox::open(file).await?;
/// let ready = message!(Messenger { recipient: "7204418830956127", text: "Your bread is ready" });
/// let put = outbox.put("messenger:1234567890", &ready).key("order-7").commit().await?;
/// // The same key again is the same message.
/// let again = outbox.put("messenger:1234567890", &ready).key("order-7").commit().await?;
/// assert_eq!(put.ticket(), again.ticket());
/// assert_eq!(outbox.counts().await?.of(State::Waiting), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Outbox<DB: Database = Standard>(pub(crate) Arc<Store<DB>>);

impl<DB: Database> Outbox<DB> {
    /// The connections to the database: for a program whose own tables are there too.
    #[must_use]
    pub fn pool(&self) -> &Pool<DB> {
        &self.0.pool
    }

    /// What became of a message, as it is known now; `None` if it is no longer kept.
    ///
    /// # Errors
    ///
    /// [`Error::OtherStore`] for a ticket of another database; [`Error::Database`].
    pub async fn outcome(&self, ticket: Ticket) -> Result<Option<Outcome>, Error> {
        let message = self.0.own(ticket)?;
        let mut connection = self.0.pool.acquire().await?;
        DB::outcome(&mut connection, message).await
    }

    /// Takes a message back: `true` if it will not be sent, since it has not begun. Of one that was sent
    /// [again](Outcome::Unknown) the earlier copies may have arrived: its outcome stays unknown.
    ///
    /// # Errors
    ///
    /// [`Error::OtherStore`] for a ticket of another database; [`Error::Database`].
    pub async fn cancel(&self, ticket: Ticket) -> Result<bool, Error> {
        let mut transaction = self.0.writing().await?;
        let is_cancelled = self.cancel_within(ticket, &mut transaction).await?;
        transaction.commit().await?;
        Ok(is_cancelled)
    }

    /// The same within a transaction of yours: it is taken back if that commits.
    ///
    /// # Errors
    ///
    /// [`Error::NotDurable`] unless the connection to SQLite has `synchronous = FULL`: after a loss of power the message would be
    /// sent. On PostgreSQL your transaction waits for the disk from then on.
    pub async fn cancel_within(
        &self,
        ticket: Ticket,
        connection: &mut DB::Connection,
    ) -> Result<bool, Error> {
        let message = self.0.own(ticket)?;
        DB::cancel(connection, message).await
    }

    /// A worker, which sends what was put for these accounts: see [`Worker`](crate::Worker) for what it does, and
    /// [`WorkerBuilder`] for what can be set.
    ///
    /// Accounts have the names of their own ids, so an account of Instagram that sends [by its
    /// Page](sendapi::Client::instagram) has that of the Page: `instagram:` and the id of the Page.
    pub fn worker(&self, accounts: &Accounts) -> WorkerBuilder<DB> {
        WorkerBuilder::new(Arc::clone(&self.0), accounts)
    }

    /// An inbox, which keeps what comes in before the platform is told that it arrived, and hands it to a handler: see
    /// [`Inbox`](crate::Inbox) for what it does, and [`Turn`](crate::Turn) for what a handler writes.
    ///
    /// ```no_run
    /// use sendapi::message;
    /// use sendapi::webhook::{Handshake, Incoming, Verifier};
    /// use sendapi_outbox::{Error, Outbox, Turn};
    ///
    /// async fn answer(incoming: Incoming, turn: Turn) -> Result<(), Error> {
    ///     let Some(reply) = incoming.reply() else { return Ok(()) };
    ///     let times = turn.remembered::<u32>().await?.unwrap_or_default() + 1;
    ///     turn.remember(&times)?;
    ///     let recipient = reply.recipient.clone();
    ///     turn.answer(&reply, &message!(Both { recipient, text: format!("{times}") }))
    /// }
    ///
    /// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// let outbox = Outbox::open("shop.db").await?;
    /// let verifier = Verifier::new(std::env::var("APP_SECRET")?);
    /// let handshake = Handshake::new(std::env::var("VERIFY_TOKEN")?);
    /// let inbox = outbox.inbox(verifier, handshake).start(answer).await?;
    /// # let (signature, body) = ("", b"");
    /// // For each POST:
    /// let status = match inbox.receive(signature, body).await {
    ///     Ok(_) => 200,
    ///     Err(error) => error.status(),
    /// };
    /// # Ok(())
    /// # }
    /// ```
    pub fn inbox(&self, verifier: Verifier, handshake: Handshake) -> InboxBuilder<DB> {
        InboxBuilder::new(Arc::clone(&self.0), verifier, handshake)
    }

    /// How much is where, of all accounts: what to watch. [`accounts`](Self::accounts) has it for each.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn counts(&self) -> Result<Counts, Error> {
        let mut connection = self.0.pool.acquire().await?;
        let accounts = DB::accounts(&mut connection).await?;
        Ok(Counts {
            states: DB::counts(&mut connection).await?,
            oldest_due: accounts.iter().filter_map(|account| account.oldest_due).min(),
            unserved: accounts
                .into_iter()
                .filter(AccountStatus::is_unserved)
                .map(|account| account.name)
                .collect(),
        })
    }
}

impl<DB: Database> Clone for Outbox<DB> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
