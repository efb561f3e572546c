//! Forgetting a person.

use crate::chunks::Chunk;
use crate::store::write;
use crate::{AccountName, Database, Error, Forgotten, Outbox, Person};

impl<DB: Database> Outbox<DB> {
    /// Erases a person from the messages of an account: their texts, lanes and keys, and what was said of why they were not
    /// sent. What waits is taken back. Of each message is left that it was there, what became of it and when, and the
    /// platform's number for it.
    ///
    /// An id stands for a person at one account only: call it for each that knows the person. What is put afterwards is
    /// not forgotten; and since keys are erased too, whoever puts once more what was put before sends it.
    ///
    /// What was erased is overwritten in the file. Copies of the file have it still, and so has its log
    /// (`PRAGMA wal_checkpoint(TRUNCATE)` empties it).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi_outbox::{Outbox, Person};
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// # let hello = sendapi::message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    /// # outbox.put("messenger:1234567890", &hello).commit().await?;
    /// let page = "messenger:1234567890";
    /// let forgotten = outbox.forget(page, &Person::id("7204418830956127")).await?;
    /// assert_eq!((forgotten.messages, forgotten.taken_back), (1, 1));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Account`] for what is no name of an account; [`Error::Database`]. What was erased until then stays so: call
    /// it again.
    pub async fn forget(
        &self,
        account: impl AsRef<str>,
        person: &Person,
    ) -> Result<Forgotten, Error> {
        let account: AccountName = account.as_ref().parse()?;
        let mut connection = self.0.pool.acquire().await?;
        DB::overwrite_what_goes(&mut connection).await?;
        let messages = DB::of_person(&mut connection, &account, &person.0).await?;
        let mut all = Forgotten::default();
        for some in messages.chunks(CHUNK) {
            let chunk = Chunk::begin();
            let mut transaction = write::<DB>(&mut connection).await?;
            let erased = DB::erase(&mut transaction, some).await?;
            transaction.commit().await?;
            all.messages += erased.messages;
            all.taken_back += erased.taken_back;
            all.under_way += erased.under_way;
            chunk.leave_room().await;
        }
        Ok(all)
    }
}

/// How many go in one transaction.
const CHUNK: usize = 500;
