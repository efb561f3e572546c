//! What names an event of an inbox.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::Error;

/// Names an event that came in, from [`Outbox::events`](crate::Outbox::events). It can be stored as text, and read again.
///
/// It names the database too, and is no [`Ticket`](crate::Ticket): neither is taken for the other.
///
/// ```
/// use sendapi_outbox::{EventId, Ticket};
///
/// let text = "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.e17";
/// let event: EventId = text.parse()?;
/// assert_eq!(event.to_string(), text);
/// assert!(text.parse::<Ticket>().is_err());
/// # Ok::<(), sendapi_outbox::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventId {
    pub(crate) store: Uuid,
    pub(crate) event: i64,
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.e{}", self.store, self.event)
    }
}

impl FromStr for EventId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let read = || {
            let (store, event) = text.split_once(".e")?;
            let (store, event) = (store.parse().ok()?, event.parse().ok()?);
            (event > 0).then_some(Self { store, event })
        };
        read().ok_or_else(|| Error::Event(text.to_owned()))
    }
}
