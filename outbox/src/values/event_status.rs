//! All that is known of an event.

use std::fmt;
use std::time::SystemTime;

use crate::{AccountName, EventId};

/// Where an event is that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventState {
    /// A handler has yet to end well.
    Waiting,
    /// It was handled, or nothing of it is left. It is kept only so that it is known again.
    Ended,
    /// Its handler has failed so often that it is not called any more.
    GivenUp,
}

impl EventState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Ended, Self::GivenUp];

    /// In a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ended => "ended",
            Self::GivenUp => "given_up",
        }
    }

    /// As the database has it.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Waiting => 0,
            Self::Ended => 1,
            Self::GivenUp => 2,
        }
    }

    pub(crate) fn numbered(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.number() == number)
    }
}

/// All that is known of an event, from [`Outbox::events`](crate::Outbox::events) and [`Outbox::event`](crate::Outbox::event).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventStatus {
    /// Which it is.
    pub id: EventId,
    /// Where it is.
    pub state: EventState,
    /// The account that it names, if it names one.
    pub account: Option<AccountName>,
    /// The conversation, which it is handled in order with: the account, and the person whom it is about. Of one that was
    /// [forgotten](crate::Outbox::forget) the account alone.
    pub lane: String,
    /// How often its handler was called for it.
    pub tries: u32,
    /// When it came in.
    pub received_at: SystemTime,
    /// If its handler failed, not before this again.
    pub retry_at: Option<SystemTime>,
    /// Since when it has ended, or was given up.
    pub settled_at: Option<SystemTime>,
    /// What its handler said when it failed last.
    pub why: Option<String>,
    /// How many bytes it has: 0 if it has ended.
    pub size: u64,
    /// The event as the body of a webhook: if it was [asked for](crate::WhichEvents::bodies), and was not erased.
    pub body: Option<String>,
}

/// Without what it says, and of whom: that is somebody's.
impl fmt::Debug for EventStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStatus")
            .field("id", &self.id)
            .field("state", &self.state)
            .field("account", &self.account)
            .field("tries", &self.tries)
            .field("received_at", &self.received_at)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}
