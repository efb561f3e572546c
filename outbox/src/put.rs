//! Putting a message.

use std::time::SystemTime;

use sendapi::{Invalid, Message, Platform, PreparedMessage, Priority};
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

use crate::error::LONGEST_NAME;
use crate::store::Store;
use crate::time::milliseconds;
use crate::{AccountName, Error, Ticket, sqlite};

/// A message that is being put, from [`Outbox::put`](crate::Outbox::put).
#[derive(Debug)]
#[must_use = "it is put by `within` or `commit`"]
pub struct Putting<'o> {
    store: &'o Store,
    request: Result<Request, Error>,
}

/// What a put takes, as `schema.sql` reads it.
#[derive(Debug)]
struct Request(Map<String, Value>);

/// What came of a put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    ticket: Ticket,
    is_new: bool,
}

impl Put {
    /// The message's name, to ask for its outcome.
    #[must_use]
    pub const fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// `false` if it was there already, by its [key](Putting::key): whatever became of it, it is not put again.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.is_new
    }
}

impl<'o> Putting<'o> {
    pub(crate) fn new<P: Platform>(
        store: &'o Store,
        account: &str,
        message: &Message<'_, P>,
    ) -> Self {
        Self { store, request: Request::new(account, message) }
    }

    /// A name for what is said with it, such as `order-7`: a second put for the same account with the same key is the
    /// same message, and gives its ticket. Give one wherever you can: whoever repeats a transaction whose commit had no answer
    /// puts no second message.
    ///
    /// Up to 512 bytes. It is kept for longer than the message.
    pub fn key(self, key: impl AsRef<str>) -> Self {
        self.named("key", key.as_ref())
    }

    /// Not before this. By default it goes as soon as it is put.
    pub fn at(self, time: SystemTime) -> Self {
        self.with("at", milliseconds(time))
    }

    /// Not after this: it is refused then, such as when the person's window ends, within which they can be answered.
    pub fn until(self, time: SystemTime) -> Self {
        self.with("until", milliseconds(time))
    }

    /// It is one of many that nobody waits for: answers go first.
    pub fn broadcast(self) -> Self {
        self.with("priority", word(Priority::Broadcast))
    }

    /// What has the same lane goes in order. By default that is what has the same recipient; one person may have several,
    /// such as an id and a comment.
    ///
    /// Up to 512 bytes.
    pub fn lane(self, lane: impl AsRef<str>) -> Self {
        self.named("lane", lane.as_ref())
    }

    /// Puts it within a transaction of yours: it is there if that commits.
    ///
    /// # Errors
    ///
    /// What is wrong with the message, the account, the key or the connection. In a transaction nothing was done then, and
    /// it can go on.
    pub async fn within(self, connection: &mut SqliteConnection) -> Result<Put, Error> {
        let Request(request) = self.request?;
        let key = request.get("key").and_then(Value::as_str).map(ToOwned::to_owned);
        let request = Value::Object(request).to_string();
        let (message, is_new) = sqlite::put(connection, &request, key.as_deref()).await?;
        Ok(Put { ticket: self.store.ticket(message), is_new })
    }

    /// Puts it in a transaction of its own.
    ///
    /// # Errors
    ///
    /// As with [`within`](Self::within). Where the database does not answer whether it committed, it may have been put: with a
    /// [key](Self::key) it does no harm to put it again.
    pub async fn commit(self) -> Result<Put, Error> {
        let mut transaction = self.store.writing().await?;
        let put = self.within(&mut transaction).await?;
        transaction.commit().await?;
        Ok(put)
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Ok(Request(request)) = &mut self.request {
            request.insert(name.to_owned(), value.into());
        }
        self
    }

    fn named(self, what: &'static str, name: &str) -> Self {
        if (1..=LONGEST_NAME).contains(&name.len()) {
            return self.with(what, name);
        }
        Self { request: self.request.and(Err(Error::Name(what))), ..self }
    }
}

impl Request {
    fn new<P: Platform>(account: &str, message: &Message<'_, P>) -> Result<Self, Error> {
        let account: AccountName = account.parse()?;
        if account.platform() != P::KIND {
            return Err(Error::Platform(account.platform()));
        }
        let prepared = PreparedMessage::new(message).map_err(refused)?;
        let members = [("account", account.as_str()), ("body", prepared.as_json())];
        Ok(Self(members.map(|(name, text)| (name.to_owned(), text.into())).into_iter().collect()))
    }
}

fn refused(error: sendapi::Error) -> Error {
    match error.invalid() {
        Some(invalid) => Error::Invalid(Invalid::clone(invalid)),
        None => Error::Message(error),
    }
}

const fn word(priority: Priority) -> &'static str {
    match priority {
        Priority::Answer => "answer",
        Priority::Broadcast => "broadcast",
    }
}
