//! What names a message of an outbox.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::Error;

/// Names a message that was put. It can be stored as text, and read again.
///
/// It names the database too, so that a ticket of another one is not taken for one of this.
///
/// ```
/// use sendapi_outbox::Ticket;
///
/// let text = "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.17";
/// let ticket: Ticket = text.parse()?;
/// assert_eq!(ticket.to_string(), text);
/// # Ok::<(), sendapi_outbox::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ticket {
    pub(crate) store: Uuid,
    pub(crate) message: i64,
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.store, self.message)
    }
}

impl FromStr for Ticket {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let read = || {
            let (store, message) = text.split_once('.')?;
            let (store, message) = (store.parse().ok()?, message.parse().ok()?);
            (message > 0).then_some(Self { store, message })
        };
        read().ok_or_else(|| Error::Ticket(text.to_owned()))
    }
}
