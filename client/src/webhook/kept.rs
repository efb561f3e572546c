//! What came in, written down and read again.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::incoming::What;
use super::{Change, ChangeValue, Entry, Happened, Incoming, NotAWebhook, Webhook};

impl Incoming {
    /// Reads what an incoming was [written](Self::to_json) as, or the body of any webhook with one event. It has no account
    /// until an [inbox](super::Inbox::accept_again) takes it, or [`with_account_in`](Self::with_account_in) finds it.
    ///
    /// # Errors
    ///
    /// [`NotIncoming`] when it is no webhook, or has more or less than one event.
    pub fn from_json(json: &[u8]) -> Result<Self, NotIncoming> {
        let webhook = Webhook::from_json(json).map_err(NotIncoming::NotAWebhook)?;
        // What happened in an odd entry was handed on by itself, and is no more than part of its text here.
        let is_odd = matches!(webhook.entries(), [entry] if entry.odd.is_some());
        let mut all = Self::all_of(webhook);
        all.retain(|incoming| !is_odd || *incoming.happened() == Happened::Other);
        let [one] =
            <[Self; 1]>::try_from(all).map_err(|all| NotIncoming::NotOne { events: all.len() })?;
        Ok(one)
    }

    /// It as the body of a webhook with this one event.
    ///
    /// It holds what people write: keep it as you keep that.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Text as names and numbers as values: there is nothing that JSON cannot hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// How many bytes it takes when it is written, what it shares with others of its body included.
    pub(super) fn size(&self) -> usize {
        let What { outline, entry, happened, came_as, is_own: _ } = &*self.what;
        let mut count = Count(0);
        // A counter takes everything.
        let _ = serde_json::to_writer(&mut count, &(&**outline, &**entry, happened, came_as));
        count.0
    }
}

impl Serialize for Incoming {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.what.to_webhook().serialize(serializer)
    }
}

/// By `serde_json` alone: an event that could not be read is kept as text, which no other format gives back.
impl<'de> Deserialize<'de> for Incoming {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Box::<RawValue>::deserialize(deserializer)?;
        Self::from_json(json.get().as_bytes()).map_err(D::Error::custom)
    }
}

impl What {
    fn to_webhook(&self) -> Webhook {
        let (mut webhook, mut entry) = ((*self.outline).clone(), (*self.entry).clone());
        match self.happened.clone() {
            Happened::Event(event) => match self.came_as.as_deref().cloned() {
                Some(mut change) => {
                    change.value = Some(ChangeValue::Event(Box::new(event)));
                    self.put_back(change, &mut entry);
                }
                None if self.is_own => entry.own_event = Some(Box::new(event)),
                None => entry.messaging = Some(vec![event]),
            },
            Happened::Standby(event) => entry.standby = Some(vec![event]),
            Happened::Change(change) => self.put_back(change, &mut entry),
            Happened::Call(call) => entry.calls = Some(vec![*call]),
            Happened::Other => {}
        }
        webhook.entry = Some(vec![entry]);
        webhook
    }

    fn put_back(&self, change: Change, entry: &mut Entry) {
        if self.is_own {
            entry.own_change = Some(Box::new(change));
        } else {
            entry.changes = Some(vec![change]);
        }
    }
}

/// Why [`Incoming::from_json`] gives nothing.
#[non_exhaustive]
pub enum NotIncoming {
    /// It is no webhook.
    NotAWebhook(NotAWebhook),
    /// It has more or less than one event.
    NotOne {
        /// How many events, changes and entries of another kind it has.
        events: usize,
    },
}

impl fmt::Display for NotIncoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAWebhook(error) => error.fmt(f),
            Self::NotOne { events } => {
                write!(f, "the webhook has {events} events, not one: an inbox takes it by `accept`")
            }
        }
    }
}

sendapi_core::told! { NotIncoming }

/// The sentence is that of the cause: no source, or reports would say it twice.
impl StdError for NotIncoming {}

/// Counts what is written to it.
struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.saturating_add(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
