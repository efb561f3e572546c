//! What a put takes.

use sendapi::{
    Both, Instagram, Invalid, Message, Messenger, Platform, PlatformKind, PreparedMessage,
};
use serde_json::{Map, Value};

use crate::{AccountName, Error};

/// What a put takes, as `schema.sql` reads it.
#[derive(Clone, Debug)]
pub struct Request {
    members: Map<String, Value>,
    /// `None` for either.
    platform: Option<PlatformKind>,
}

impl Request {
    pub(crate) fn of<P: Platform>(message: &Message<'_, P>) -> Result<Self, Error> {
        let prepared = PreparedMessage::new(message).map_err(refused)?;
        let mut members = Map::new();
        members.insert("body".to_owned(), prepared.as_json().into());
        Ok(Self { members, platform: Some(P::KIND) })
    }

    /// Of a message that both platforms take, which is written the same for both.
    pub(crate) fn of_both(message: &Message<'_, Both>) -> Result<Self, Error> {
        Self::of(&message.on::<Instagram>().map_err(Error::Invalid)?)?;
        let request = Self::of(&message.on::<Messenger>().map_err(Error::Invalid)?)?;
        Ok(Self { platform: None, ..request })
    }

    /// For whom it is.
    pub(crate) fn addressed(mut self, account: &AccountName) -> Result<Self, Error> {
        if self.platform.is_some_and(|platform| platform != account.platform()) {
            return Err(Error::Platform(account.platform()));
        }
        self.members.insert("account".to_owned(), account.as_str().into());
        Ok(self)
    }

    /// Something more of it.
    pub(crate) fn say(&mut self, name: &str, value: Value) {
        self.members.insert(name.to_owned(), value);
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
