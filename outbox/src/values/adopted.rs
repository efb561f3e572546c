//! What became of what waited when a database was adopted.

/// What became of what waited, from [`Outbox::adopt`](crate::Outbox::adopt).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Adopted {
    /// Of so many messages nobody knows any more whether they were sent.
    pub unknown: u64,
    /// So many events were given up, since they may have been handled.
    pub given_up: u64,
}
