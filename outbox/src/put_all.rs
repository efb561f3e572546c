//! Putting many messages.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;
use sendapi::Source;

use crate::chunks::Chunk;
use crate::database::Standard;
use crate::request::Request;
use crate::{AccountName, Database, Error, Outbox, Put, Putting};

impl<DB: Database> Outbox<DB> {
    /// Puts many messages for an account: a broadcast, or what a program has collected. `messages` is a stream or
    /// anything that can be iterated over, of whatever length, of [`Putting::of`] each.
    ///
    /// They are read and put 1,000 at a time, each time in a transaction of its own, so that others come to write in
    /// between. Whoever drops the future loses the thousand under way alone: what was told by
    /// [`progress`](PuttingAll::progress) is in. Give each a [key](Putting::key), and the whole can be repeated
    /// after whatever happened: what is in is not put again.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use sendapi::message;
    /// # use sendapi_outbox::{Outbox, Putting};
    /// # let folder = tempfile::tempdir()?;
    /// # let outbox = Outbox::open(folder.path().join("shop.db")).await?;
    /// let people = ["7204418830956127", "7204418830956128"];
    /// let letters = people.map(|person| {
    ///     let news = message!(Messenger { recipient: person, text: "We have rye again" });
    ///     Putting::of(&news).key(format!("rye-{person}")).broadcast()
    /// });
    /// let put = outbox
    ///     .put_all("messenger:1234567890", letters)
    ///     .progress(|so_far| println!("{} are in", so_far.count()))
    ///     .commit()
    ///     .await?;
    /// assert_eq!((put.new, put.known), (2, 0));
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_all<Form, S>(
        &self,
        account: impl AsRef<str>,
        messages: S,
    ) -> PuttingAll<'_, S::Stream, DB>
    where
        S: Source<Form, Item = Putting>,
    {
        PuttingAll {
            outbox: self,
            account: account.as_ref().parse(),
            messages: Box::pin(messages.into_stream()),
            progress: Box::new(|_| {}),
        }
    }
}

/// Many messages that are being put, from [`Outbox::put_all`].
#[must_use = "they are put by `commit`"]
pub struct PuttingAll<'o, S, DB: Database = Standard> {
    outbox: &'o Outbox<DB>,
    account: Result<AccountName, Error>,
    messages: Pin<Box<S>>,
    progress: Box<dyn FnMut(&PutSoFar<'_>) + Send + 'o>,
}

/// How many messages are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PutAll {
    /// So many were put.
    pub new: u64,
    /// So many were there already, by their [keys](Putting::key).
    pub known: u64,
}

impl PutAll {
    /// Both together: so many of the source are in, from its beginning on.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.new + self.known
    }
}

/// What is in for sure, told after each transaction: see [`PuttingAll::progress`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct PutSoFar<'a> {
    /// Since the beginning.
    pub all: PutAll,
    /// Those of the last transaction, in their order.
    pub last: &'a [Put],
}

impl PutSoFar<'_> {
    /// So many are in.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.all.count()
    }
}

/// Why [`PuttingAll::commit`] ended before its source did. What came before is in.
#[derive(Debug)]
#[non_exhaustive]
pub struct PutAllError {
    /// So many are in.
    pub put: PutAll,
    /// What is wrong, as with a [single one](Putting::commit).
    pub error: Error,
}

impl PutAllError {
    /// Which message of the source is wrong, the first being 0; `None` if none is, and the database failed, or the account is
    /// no account.
    ///
    /// All before it are in, it and all after it are not. The way on is to mend it, or to leave it out, and to put the
    /// whole source again, where each has a [key](Putting::key); or else what comes after it:
    /// `messages.skip(wrong + 1)`.
    #[must_use]
    pub const fn wrong(&self) -> Option<u64> {
        match self.error {
            Error::Database(_) | Error::NotDurable { .. } | Error::Account(_) => None,
            _ => Some(self.put.count()),
        }
    }
}

impl fmt::Display for PutAllError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { put, error } = self;
        match self.wrong() {
            Some(at) => write!(f, "message {at} of the source, the first being 0: {error}")?,
            None => write!(f, "{error}")?,
        }
        write!(f, "; {} messages before are in", put.count())
    }
}

/// `Display` has the cause already.
impl std::error::Error for PutAllError {}

impl<'o, S: Stream<Item = Putting>, DB: Database> PuttingAll<'o, S, DB> {
    /// Calls this after each transaction, with what is in then: for a bar, or to keep the tickets.
    pub fn progress(self, tell: impl FnMut(&PutSoFar<'_>) + Send + 'o) -> Self {
        Self { progress: Box::new(tell), ..self }
    }

    /// Puts them all. The first that is wrong ends it.
    ///
    /// # Errors
    ///
    /// [`PutAllError`], with how many are in. Where the database does not answer whether it committed, the thousand under way
    /// may be in too: with [keys](Putting::key) it does no harm to put them again.
    pub async fn commit(mut self) -> Result<PutAll, PutAllError> {
        let mut all = PutAll::default();
        let account = match self.account {
            Ok(account) => account,
            Err(error) => return Err(PutAllError { put: all, error }),
        };
        loop {
            let messages = next(self.messages.as_mut()).await;
            if messages.is_empty() {
                return Ok(all);
            }
            // It is not asked again.
            let has_ended = messages.len() < CHUNK;
            let chunk = Chunk::begin();
            let (puts, wrong) = put_chunk(self.outbox, &account, messages)
                .await
                .map_err(|error| PutAllError { put: all, error })?;
            let new = puts.iter().filter(|put| put.is_new()).count() as u64;
            all.new += new;
            all.known += puts.len() as u64 - new;
            (self.progress)(&PutSoFar { all, last: &puts });
            if let Some(error) = wrong {
                return Err(PutAllError { put: all, error });
            }
            if has_ended {
                return Ok(all);
            }
            chunk.leave_room().await;
        }
    }
}

impl<S, DB: Database> fmt::Debug for PuttingAll<'_, S, DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PuttingAll").field("account", &self.account).finish_non_exhaustive()
    }
}

/// As many as go together, before the lock is taken: the source may be slow.
async fn next<S: Stream>(mut messages: Pin<&mut S>) -> Vec<S::Item> {
    let mut chunk = Vec::new();
    while chunk.len() < CHUNK {
        match poll_fn(|context| messages.as_mut().poll_next(context)).await {
            Some(message) => chunk.push(message),
            None => break,
        }
    }
    chunk
}

/// Those that are in, up to the first that is wrong, and what is wrong with it.
async fn put_chunk<DB: Database>(
    outbox: &Outbox<DB>,
    account: &AccountName,
    messages: Vec<Putting>,
) -> Result<(Vec<Put>, Option<Error>), Error> {
    let (requests, wrong) = requests(account, messages);
    let mut transaction = outbox.0.writing().await?;
    // An error of the database leaves nobody knows what behind: the whole chunk goes with its transaction.
    let many = DB::put_many(&mut transaction, &requests).await?;
    transaction.commit().await?;
    let put = many.put.into_iter().map(|(message, is_new)| outbox.told(message, is_new)).collect();
    Ok((put, many.wrong.or(wrong)))
}

/// Up to the first that is wrong by itself.
fn requests(account: &AccountName, messages: Vec<Putting>) -> (Vec<Request>, Option<Error>) {
    let mut requests = Vec::with_capacity(messages.len());
    for message in messages {
        match message.request.and_then(|request| request.addressed(account)) {
            Ok(request) => requests.push(request),
            Err(error) => return (requests, Some(error)),
        }
    }
    (requests, None)
}

/// How many go in one transaction: the lock is held for some milliseconds.
const CHUNK: usize = 1000;
