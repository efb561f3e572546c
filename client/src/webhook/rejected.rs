//! Why a body was not accepted.

use std::error::Error as StdError;
use std::fmt;

use super::{Accepted, Refused};

/// Why [`Inbox::receive`](super::Inbox::receive) did not accept a body. But for [`Full`](Self::Full) nothing of it was
/// handed on. `Debug` says the same as `Display`, for tests that end with it.
#[non_exhaustive]
pub enum Rejected {
    /// It is too large, not genuine, or no webhook.
    Refused(Refused),
    /// There is no room for the events of one or several accounts. Those of the others were accepted, and are duplicates
    /// when the platform sends the body again, as it does when the answer is 503.
    Full(Full),
    /// The inbox was [shut down](super::Inbox::shutdown). The platform sends it again when the answer is 503.
    ShutDown,
    /// There is no Tokio runtime here that could run a handler: [enter](tokio::runtime::Handle::enter) one. The platform
    /// sends it again when the answer is 503.
    NoRuntime,
}

/// Which accounts there is no room for, and what was done about the others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Full {
    /// What was accepted all the same.
    pub accepted: Accepted,
    /// Whose events were left out: all of them, so that what is about one person stays in order.
    pub left_out: Vec<LeftOut>,
    /// How many events of all accounts are waiting or under way.
    pub unfinished: usize,
    /// How many there may be: [`InboxBuilder::capacity`](super::InboxBuilder::capacity).
    pub capacity: usize,
    /// How many bytes they are.
    pub bytes: usize,
    /// How many there may be: [`InboxBuilder::memory`](super::InboxBuilder::memory).
    pub memory: usize,
}

/// An account that there is no room for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// Its id, as the platform names it; `None` for events that name none.
    pub account_id: Option<String>,
    /// How many events of it were left out.
    pub events: usize,
    /// How many of it are waiting or under way.
    pub unfinished: usize,
}

impl Rejected {
    /// The HTTP status to answer with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused(refused) => refused.status(),
            Self::Full(_) | Self::ShutDown | Self::NoRuntime => 503,
        }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => refused.fmt(f),
            Self::Full(full) => full.fmt(f),
            Self::ShutDown => f.write_str("nothing is accepted any more: send it again later"),
            Self::NoRuntime => f.write_str(
                "there is no Tokio runtime here to run a handler, enter one: send it again later",
            ),
        }
    }
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accepted, left_out, unfinished, capacity, bytes, memory } = self;
        f.write_str("there is no room for ")?;
        for (number, account) in left_out.iter().enumerate() {
            f.write_str(if number == 0 { "" } else { ", " })?;
            account.fmt(f)?;
        }
        write!(
            f,
            "; {unfinished} events of at most {capacity} are unfinished, {bytes} bytes of at most {memory}"
        )?;
        match accepted.events {
            0 => f.write_str(": send it again later"),
            events => write!(f, "; {events} events of others were accepted: send all again later"),
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { account_id, events, unfinished } = self;
        write!(f, "{events} more of ")?;
        match account_id {
            Some(id) => write!(f, "account `{id}`")?,
            None => f.write_str("no account")?,
        }
        write!(f, ", which has {unfinished}")
    }
}

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Its sentence is that of what it holds, and so is its source.
impl StdError for Rejected {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Refused(refused) => refused.source(),
            Self::Full(_) | Self::ShutDown | Self::NoRuntime => None,
        }
    }
}
