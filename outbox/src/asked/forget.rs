//! Forgetting a person.

use crate::chunks::Chunk;
use crate::protocol::conversation;
use crate::statements::write;
use crate::values::Named;
use crate::{AccountName, Database, Error, Forgotten, Outbox, Person};

impl<DB: Database> Outbox<DB> {
    /// Erases a person from the messages of an account: their texts, lanes and keys, and what was said of why they were not
    /// sent. What waits is taken back. Of each message is left that it was there, what became of it and when, and the
    /// platform's number for it.
    ///
    /// Of a person who is named by [id](Person::id) it erases what they said too, in events that came in: what waits for its
    /// handler is not handled any more, nor what was given up; and what a bot [remembers](crate::Turn::remember) of the
    /// conversation. Of each event is left a digest, by which it is known when the platform repeats it. A handler that is at
    /// work for one of them meanwhile writes nothing.
    ///
    /// An id stands for a person at one account only: call it for each that knows the person, and of an account of Instagram
    /// that sends [by its Page](sendapi::Client::instagram) for both its names, since events name the account itself. What is
    /// put and what comes in afterwards is not forgotten, and what comes in meanwhile may be: **who is to stay forgotten must
    /// not write any more.** Since keys are erased too, whoever puts once more what was put before sends it.
    ///
    /// On SQLite what was erased is overwritten in the file. Copies of the file have it still, and so has its log
    /// (`PRAGMA wal_checkpoint(TRUNCATE)` empties it). PostgreSQL keeps what was erased until the tables are vacuumed, and in its
    /// log for as long as that is kept.
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
        let mut all = Forgotten::default();
        // First of all, so that no handler puts an answer behind the look for messages.
        if let Named::Id(person) = &person.0 {
            forget_conversation::<DB>(&mut connection, &account, person, &mut all).await?;
        }
        let messages = DB::of_person(&mut connection, &account, &person.0).await?;
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

/// What the person said, and what is remembered of it.
async fn forget_conversation<DB: Database>(
    connection: &mut DB::Connection,
    account: &AccountName,
    person: &str,
    all: &mut Forgotten,
) -> Result<(), Error> {
    let lane = conversation(account, person);
    while !end_some::<DB>(connection, &lane, all).await? {}
    let ended = DB::ended_in(connection, &lane).await?;
    for some in ended.chunks(CHUNK) {
        let chunk = Chunk::begin();
        let mut transaction = write::<DB>(connection).await?;
        all.events += DB::erase_lanes(&mut transaction, some, account.as_str()).await?;
        transaction.commit().await?;
        chunk.leave_room().await;
    }
    Ok(())
}

/// Whether these were the last. With them goes what is remembered: by then no handler is at work that could write it anew, but
/// for events that come later.
async fn end_some<DB: Database>(
    connection: &mut DB::Connection,
    lane: &str,
    all: &mut Forgotten,
) -> Result<bool, Error> {
    let (chunk, most) = (Chunk::begin(), u32::try_from(CHUNK).unwrap_or(u32::MAX));
    let mut transaction = write::<DB>(connection).await?;
    let ended = DB::end_conversation(&mut transaction, lane, most).await?;
    let is_last = ended.waiting + ended.given_up < u64::from(most);
    all.was_remembered |= is_last && DB::forget_conversation(&mut transaction, lane).await?;
    transaction.commit().await?;
    all.not_handled += ended.waiting;
    if !is_last {
        chunk.leave_room().await;
    }
    Ok(is_last)
}

/// How many go in one transaction.
const CHUNK: usize = 500;
