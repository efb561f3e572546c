//! Webhooks that are held back, to come late, in another order, twice or together.

use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sendapi_core::webhook::Webhook;

/// How webhooks come that were [held back](crate::Simulator::hold_webhooks). Each waits until the bot took the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Release {
    /// As they happened, only later.
    InOrder,
    /// The last one first.
    Reversed,
    /// As they happened, each twice.
    Twice,
    /// Several events in one body, an entry each: as many as may be, up to 1,000.
    Together,
}

impl Release {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::InOrder, Self::Reversed, Self::Twice, Self::Together];

    /// As they are brought.
    pub(super) fn arrange(self, held: Vec<Held>) -> Vec<Held> {
        match self {
            Self::InOrder => held,
            Self::Reversed => held.into_iter().rev().collect(),
            Self::Twice => held.into_iter().flat_map(|one| [one.clone(), one]).collect(),
            Self::Together => held.into_iter().fold(Vec::new(), join),
        }
    }
}

/// As the calls below `/simulator` name it.
impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InOrder => "in_order",
            Self::Reversed => "reversed",
            Self::Twice => "twice",
            Self::Together => "together",
        })
    }
}

impl FromStr for Release {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.to_string() == word).ok_or(())
    }
}

/// One that is held back.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) conversation: String,
    pub(super) webhook: Webhook,
}

/// What is held back; none as long as nothing is.
#[derive(Default)]
pub(super) struct Hold(Mutex<Option<Vec<Held>>>);

impl Hold {
    pub(super) fn begin(&self) {
        self.held().get_or_insert_default();
    }

    /// Takes it, if webhooks are held back and there is room.
    pub(super) fn takes(&self, conversation: &str, webhook: &Webhook) -> bool {
        let mut held = self.held();
        let Some(held) = held.as_mut().filter(|held| held.len() < MOST_HELD) else { return false };
        let (conversation, webhook) = (conversation.to_owned(), webhook.clone());
        held.push(Held { conversation, webhook });
        true
    }

    pub(super) fn count(&self) -> Option<usize> {
        self.held().as_ref().map(Vec::len)
    }

    /// Nothing is held back from now on.
    pub(super) fn end(&self) -> Vec<Held> {
        self.held().take().unwrap_or_default()
    }

    fn held(&self) -> MutexGuard<'_, Option<Vec<Held>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// To the last body, if that is about accounts of the same kind and has room.
fn join(mut bodies: Vec<Held>, next: Held) -> Vec<Held> {
    let entries = next.webhook.entry.clone().unwrap_or_default();
    let last = bodies.last_mut().filter(|last| last.webhook.object == next.webhook.object);
    match last.and_then(|last| last.webhook.entry.as_mut()) {
        Some(there) if there.len() < MOST_ENTRIES => there.extend(entries),
        _ => bodies.push(next),
    }
    bodies
}

const MOST_HELD: usize = 100_000;

/// So many the platform puts into one body.
const MOST_ENTRIES: usize = 1000;
