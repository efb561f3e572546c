//! What is said of a message.

use std::fmt;

use sendapi::{Delivery, Error, Receipt};

/// What the client says of a message, or an answer proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// A receipt.
    Sent,
    /// An error, and delivered all the same.
    Delivered,
    NotSent,
    Unknown,
}

impl Says {
    pub(crate) const ALL: [Self; 4] = [Self::Sent, Self::Delivered, Self::NotSent, Self::Unknown];

    pub(crate) fn of(result: &Result<Receipt, Error>) -> Self {
        match result.as_ref().map_err(Error::delivery) {
            Ok(_) => Self::Sent,
            Err(Delivery::Delivered) => Self::Delivered,
            Err(Delivery::NotSent) => Self::NotSent,
            Err(Delivery::Unknown) => Self::Unknown,
        }
    }
}

impl fmt::Display for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::NotSent => "not sent",
            Self::Unknown => "unknown",
        })
    }
}
