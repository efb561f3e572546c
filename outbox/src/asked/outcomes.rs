//! The feed of outcomes: everybody who has to know is told each of them, in order.

use std::sync::Arc;

use crate::database::Standard;
use crate::error::is_name;
use crate::store::Store;
use crate::{Database, Error, Outbox, ReaderStatus, Told};

impl<DB: Database> Outbox<DB> {
    /// What became of messages, one after the other, for a reader of this name: whatever leads to it, each message that is
    /// sent, not sent, unknown or taken back is told once to each reader, in the order in which that was committed.
    ///
    /// How far a reader is stands in the database. One that was not there before is made, and is told what happens **from
    /// now on**: open it before the first message is put. [`outcomes_from_oldest`](Self::outcomes_from_oldest) begins
    /// earlier.
    ///
    /// Unknown may be told of a message, and sent after it, when the answer comes late: expect both.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::{Outbox, Outcome};
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// let reader = outbox.outcomes("shop").await?;
    /// # let hello = sendapi::message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    /// # let ticket = outbox.put("messenger:1234567890", &hello).commit().await?.ticket();
    /// # outbox.cancel(ticket).await?;
    /// // Again and again, in a task of its own.
    /// for told in reader.next(100).await? {
    ///     match &told.outcome {
    ///         Outcome::Sent { .. } => println!("{} is with the person", told.ticket),
    ///         other => println!("{}: {other:?}", told.ticket),
    ///     }
    ///     reader.done_up_to(&told).await?;
    /// }
    /// # assert!(reader.next(100).await?.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # What a reader costs
    ///
    /// What a reader has not been told is kept for it, with its message, whatever [`Retention`](crate::Retention) says: one
    /// that is not read any more lets the database grow. [`readers`](Self::readers) shows it, and
    /// [`remove_reader`](Self::remove_reader) ends that.
    ///
    /// # Errors
    ///
    /// [`Error::Name`] for a name without a character, or with more than 512 bytes; [`Error::Database`].
    pub async fn outcomes(&self, reader: impl Into<String>) -> Result<Reader<DB>, Error> {
        self.open_reader(reader.into(), true).await
    }

    /// The same for a reader who is told all that is kept, if it was not there before: what became of messages in the last
    /// weeks too.
    ///
    /// # Errors
    ///
    /// As with [`outcomes`](Self::outcomes).
    pub async fn outcomes_from_oldest(
        &self,
        reader: impl Into<String>,
    ) -> Result<Reader<DB>, Error> {
        self.open_reader(reader.into(), false).await
    }

    async fn open_reader(&self, name: String, from_now_on: bool) -> Result<Reader<DB>, Error> {
        if !is_name(&name) {
            return Err(Error::Name("name of a reader"));
        }
        let mut connection = self.0.pool.acquire().await?;
        DB::open_reader(&mut connection, &name, from_now_on).await?;
        Ok(Reader { store: Arc::clone(&self.0), name })
    }

    /// All readers, by their names, and how far each is.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn readers(&self) -> Result<Vec<ReaderStatus>, Error> {
        let mut connection = self.0.pool.acquire().await?;
        DB::readers(&mut connection).await
    }

    /// Removes a reader, so that nothing is kept for it any more: `false` if there is none of this name. What it has not been
    /// told, it never will be.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn remove_reader(&self, name: impl AsRef<str>) -> Result<bool, Error> {
        let mut connection = self.0.pool.acquire().await?;
        DB::remove_reader(&mut connection, name.as_ref()).await
    }
}

/// Somebody who is told what becomes of messages, from [`Outbox::outcomes`].
///
/// Each is told **at least once**: whoever dies between [`next`](Self::next) and [`done_up_to`](Self::done_up_to) is told the
/// last ones again. If what is made of them is in the same database, [`done_up_to_within`](Self::done_up_to_within) commits
/// both together, and nothing is done twice.
///
/// Two processes that read by the same name at a time are told the same. Give each task a reader of its own.
#[derive(Debug)]
pub struct Reader<DB: Database = Standard> {
    store: Arc<Store<DB>>,
    name: String,
}

impl<DB: Database> Reader<DB> {
    /// The next that it has not been told, in order, and at most so many; none if it has been told all. It stays where it
    /// is: a second call gives the same, until [`done_up_to`](Self::done_up_to).
    ///
    /// # Errors
    ///
    /// [`Error::Reader`] if it was [removed](Outbox::remove_reader); [`Error::Database`].
    pub async fn next(&self, at_most: u32) -> Result<Vec<Told>, Error> {
        let mut connection = self.store.pool.acquire().await?;
        let ticket = |message| self.store.ticket(message);
        DB::next_outcomes(&mut connection, &self.name, at_most, ticket).await
    }

    /// It has been told this one and all before it, and goes on behind it. It never goes back: an earlier one changes
    /// nothing.
    ///
    /// # Errors
    ///
    /// [`Error::Reader`] if it was [removed](Outbox::remove_reader); [`Error::OtherStore`] for what another database told;
    /// [`Error::Database`].
    pub async fn done_up_to(&self, told: &Told) -> Result<(), Error> {
        let mut transaction = self.store.writing().await?;
        self.done_up_to_within(told, &mut transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// The same within a transaction of yours: it goes on if that commits.
    ///
    /// # Errors
    ///
    /// As with [`done_up_to`](Self::done_up_to).
    pub async fn done_up_to_within(
        &self,
        told: &Told,
        connection: &mut DB::Connection,
    ) -> Result<(), Error> {
        self.store.own(told.ticket)?;
        DB::done_up_to(connection, &self.name, told.place).await
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<DB: Database> Clone for Reader<DB> {
    fn clone(&self) -> Self {
        Self { store: Arc::clone(&self.store), name: self.name.clone() }
    }
}
