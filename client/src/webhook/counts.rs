//! How much came, and what became of it.

/// What became of a body: numbers of events and changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// They are handed on.
    pub events: usize,
    /// They came before.
    pub duplicates: usize,
    /// What the account did itself, or events of conversations that another app has.
    pub ignored: usize,
}

/// What has come so far: numbers of events and changes, where nothing else is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Were accepted, to be handed on.
    pub accepted: u64,
    /// Had come before.
    pub duplicates: u64,
    /// Were what the account did itself, or of conversations that another app has.
    pub ignored: u64,
    /// Were handled without an error.
    pub handled: u64,
    /// Were handled with an error or a panic, or not to the end.
    pub failed: u64,
    /// Those among them whose handler took [too long](super::InboxBuilder::handler_timeout).
    pub timed_out: u64,
    /// Wait or are under way now.
    pub unfinished: usize,
    /// Bodies for which, or for some of whose accounts, there was no room, or that came after the
    /// [`shutdown`](super::Inbox::shutdown) or outside a runtime.
    pub turned_away: u64,
    /// Bodies that were not genuine, or no webhooks.
    pub refused: u64,
    /// Handshakes that got [no answer](super::InboxBuilder::on_unanswered).
    pub unanswered: u64,
}

impl Counts {
    pub(super) fn add(&mut self, accepted: Accepted) {
        self.accepted += accepted.events as u64;
        self.duplicates += accepted.duplicates as u64;
        self.ignored += accepted.ignored as u64;
    }
}
