//! Webhooks that are held back, to come late, in another order, twice, together or in one entry.

use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sendapi_core::webhook::{Entry, Webhook};

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
    /// Several events of an account in one entry of one body, as many as may be.
    InOneEntry,
}

impl Release {
    /// Each of them.
    pub const ALL: [Self; 5] =
        [Self::InOrder, Self::Reversed, Self::Twice, Self::Together, Self::InOneEntry];

    /// As they are brought.
    pub(super) fn arrange(self, held: Vec<Held>) -> Vec<Held> {
        match self {
            Self::InOrder => held,
            Self::Reversed => held.into_iter().rev().collect(),
            Self::Twice => held.into_iter().flat_map(|one| [one.clone(), one]).collect(),
            Self::Together => held.into_iter().fold(Vec::new(), join),
            Self::InOneEntry => held.into_iter().fold(Vec::new(), merge),
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
            Self::InOneEntry => "in_one_entry",
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

/// Into the last entry of the last body, if that is about the same account and has events of the same list. The entry has the
/// time of its newest event.
fn merge(mut bodies: Vec<Held>, next: Held) -> Vec<Held> {
    let last = bodies.last_mut().filter(|last| last.webhook.object == next.webhook.object);
    let into = last.and_then(|last| last.webhook.entry.as_mut()?.last_mut());
    let from = next.webhook.entry.as_deref().unwrap_or_default();
    match (into, from) {
        (Some(into), [from]) if is_alike(into, from) => {
            into.time.clone_from(&from.time);
            add(&mut into.messaging, from.messaging.as_ref());
            add(&mut into.standby, from.standby.as_ref());
            add(&mut into.changes, from.changes.as_ref());
        }
        _ => bodies.push(next),
    }
    bodies
}

fn is_alike(into: &Entry, from: &Entry) -> bool {
    let lists = |it: &Entry| [it.messaging.is_some(), it.standby.is_some(), it.changes.is_some()];
    let count = |it: &Entry| {
        let count = |list: Option<usize>| list.unwrap_or_default();
        count(it.messaging.as_ref().map(Vec::len))
            .saturating_add(count(it.standby.as_ref().map(Vec::len)))
            .saturating_add(count(it.changes.as_ref().map(Vec::len)))
    };
    let has_one = lists(from).into_iter().filter(|is_there| *is_there).count() == 1;
    into.id == from.id && lists(into) == lists(from) && has_one && count(into) < MOST_ENTRIES
}

fn add<T: Clone>(into: &mut Option<Vec<T>>, from: Option<&Vec<T>>) {
    if let Some(from) = from {
        into.get_or_insert_default().extend(from.iter().cloned());
    }
}

const MOST_HELD: usize = 100_000;

/// So many the platform puts into one body.
const MOST_ENTRIES: usize = 1000;
