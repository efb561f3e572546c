//! Who sends, and how.

use std::time::Duration;

/// An account of the soak.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seat {
    pub(crate) host: Host,
    pub(crate) way: Way,
    /// Whether it waits for answers however long they take; only who does not meets what stalls.
    pub(crate) is_patient: bool,
    /// Whether its tokens come from a provider that panics, fails and gives what is refused.
    pub(crate) has_provider: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Messenger,
    Instagram,
}

/// How messages are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Each by `send`, many at a time.
    Singly,
    /// By `send_all`.
    Together,
    /// By `send_all`, so many in a call.
    InBatches(usize),
}

impl Seat {
    pub(crate) const fn page(way: Way) -> Self {
        Self { host: Host::Messenger, way, is_patient: true, has_provider: false }
    }

    pub(crate) const fn instagram(way: Way) -> Self {
        Self { host: Host::Instagram, ..Self::page(way) }
    }

    pub(crate) const fn impatient(self) -> Self {
        Self { is_patient: false, ..self }
    }

    /// To how many people it writes, which is how many messages are under way at a time.
    pub(crate) fn people(&self) -> usize {
        match self.way {
            Way::Singly | Way::Together if self.is_patient => 20,
            _ => MOST_PEOPLE,
        }
    }

    pub(crate) const fn with_a_provider(self) -> Self {
        Self { has_provider: true, ..self }
    }
}

pub(crate) const SINGLES: &[Seat] = &[
    Seat::page(Way::Singly),
    Seat::page(Way::Together),
    Seat::instagram(Way::Together),
    Seat::page(Way::Together).impatient(),
];

pub(crate) const BATCHES: &[Seat] = &[
    Seat::page(Way::InBatches(10)),
    Seat::page(Way::InBatches(50)),
    Seat::instagram(Way::InBatches(10)),
    Seat::page(Way::InBatches(10)).impatient(),
];

pub(crate) const PROVIDERS: &[Seat] = &[
    Seat::page(Way::Singly).with_a_provider(),
    Seat::page(Way::Together).with_a_provider(),
    Seat::instagram(Way::InBatches(10)).with_a_provider(),
    Seat::page(Way::Together),
];

/// As many as a batch holds.
pub(crate) const MOST_PEOPLE: usize = 50;

/// Longer than anything takes that does not stall.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
/// Longer than most of it takes, also where the machine has other things to do.
pub(crate) const IMPATIENCE: Duration = Duration::from_secs(1);
