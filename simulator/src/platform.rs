//! Whose rules a request is checked by.

use std::fmt;

use sendapi_core::{Instagram, Invalid, Message, Messenger};

/// Whose rules a request was checked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Platform {
    /// A Facebook Page that writes in Messenger.
    Messenger,
    /// An Instagram professional account.
    Instagram,
}

impl Platform {
    pub(crate) fn check(self, request: &str) -> Result<(), Invalid> {
        match self {
            Self::Messenger => Message::<Messenger>::from_json(request).map(drop),
            Self::Instagram => Message::<Instagram>::from_json(request).map(drop),
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Messenger => "Messenger",
            Self::Instagram => "Instagram",
        })
    }
}
