//! What happened: what was accepted, each exchange and delivery, and the newest of them in memory.

pub(crate) mod accepted;
pub(crate) mod delivery;
pub(crate) mod exchange;
pub(crate) mod log;
pub(crate) mod memory;
pub(crate) mod not_told;
pub(crate) mod received;
pub(crate) mod warnings;
