//! Whose rules a request is checked by.

use std::fmt;

use sendapi_core::PlatformKind;
use sendapi_core::call::routing::{INSTAGRAM_INBOX, PAGE_INBOX};
use serde::{Deserialize, Serialize};

/// Whose rules a request was checked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// A Facebook Page that writes in Messenger.
    Messenger,
    /// An Instagram professional account.
    Instagram,
}

impl Platform {
    pub(crate) fn kind(self) -> PlatformKind {
        match self {
            Self::Messenger => PlatformKind::Messenger,
            Self::Instagram => PlatformKind::Instagram,
        }
    }

    /// The app where people answer by hand.
    pub(crate) fn inbox(self) -> &'static str {
        match self {
            Self::Messenger => PAGE_INBOX,
            Self::Instagram => INSTAGRAM_INBOX,
        }
    }
}

impl From<PlatformKind> for Platform {
    fn from(kind: PlatformKind) -> Self {
        match kind {
            PlatformKind::Messenger => Self::Messenger,
            PlatformKind::Instagram => Self::Instagram,
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind().name())
    }
}
