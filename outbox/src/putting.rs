//! A message with what is said of it, before it is put.

use std::time::SystemTime;

use sendapi::{Invalid, Message, Platform, PlatformKind, PreparedMessage, Priority};
use serde_json::{Map, Value};

use crate::error::LONGEST_NAME;
use crate::time::milliseconds;
use crate::{AccountName, Error};

/// A message with what is said of it: from [`Outbox::put`](crate::Outbox::put), where it is put by
/// [`within`](Putting::within) or [`commit`](Putting::commit); or from [`Putting::of`], to be put among many by
/// [`put_all`](crate::Outbox::put_all).
///
/// What is wrong with it is told when it is put.
#[derive(Debug)]
#[must_use = "it is put by `within` or `commit`, or among many by `put_all`"]
pub struct Putting<To = ()> {
    pub(crate) to: To,
    pub(crate) request: Result<Request, Error>,
}

/// What a put takes, as `schema.sql` reads it.
#[derive(Debug)]
pub(crate) struct Request {
    members: Map<String, Value>,
    platform: PlatformKind,
}

impl Putting {
    /// A message that is one of many. It is checked here.
    pub fn of<P: Platform>(message: &Message<'_, P>) -> Self {
        Self { to: (), request: Request::of(message) }
    }
}

impl<To> Putting<To> {
    /// A name for what is said with it, such as `order-7`: a second put for the same account with the same key is the
    /// same message, and gives its ticket. Give one wherever you can: whoever repeats a transaction whose commit had no answer
    /// puts no second message.
    ///
    /// Up to 512 bytes. It is [kept for longer](crate::Retention::keys) than the message.
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

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Ok(request) = &mut self.request {
            request.members.insert(name.to_owned(), value.into());
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
    fn of<P: Platform>(message: &Message<'_, P>) -> Result<Self, Error> {
        let prepared = PreparedMessage::new(message).map_err(refused)?;
        let mut members = Map::new();
        members.insert("body".to_owned(), prepared.as_json().into());
        Ok(Self { members, platform: P::KIND })
    }

    /// For whom it is.
    pub(crate) fn addressed(mut self, account: &AccountName) -> Result<Self, Error> {
        if account.platform() != self.platform {
            return Err(Error::Platform(account.platform()));
        }
        self.members.insert("account".to_owned(), account.as_str().into());
        Ok(self)
    }

    pub(crate) fn key(&self) -> Option<&str> {
        self.members.get("key").and_then(Value::as_str)
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(&self.members).unwrap_or_default()
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
