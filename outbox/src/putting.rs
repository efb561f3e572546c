//! A message with what is said of it, before it is put.

use std::time::SystemTime;

use sendapi::Priority;
use serde_json::Value;

use crate::error::is_name;
use crate::request::Request;
use crate::time::milliseconds;
use crate::{Error, Puttable};

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

impl Putting {
    /// A message that is one of many. It is checked here.
    pub fn of<M: Puttable>(message: &M) -> Self {
        Self { to: (), request: message.request() }
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
            request.say(name, value.into());
        }
        self
    }

    fn named(self, what: &'static str, name: &str) -> Self {
        if is_name(name) {
            return self.with(what, name);
        }
        Self { request: self.request.and(Err(Error::Name(what))), ..self }
    }
}

const fn word(priority: Priority) -> &'static str {
    match priority {
        Priority::Answer => "answer",
        Priority::Broadcast => "broadcast",
    }
}
