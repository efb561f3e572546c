//! What workers and the database say to each other. Nothing here waits, writes or asks a clock.
//!
//! `rounds` is how a worker writes so that nothing that is carried out late does harm.

mod due;
mod entry;
mod event;
mod lease;
mod rounds;

pub(crate) use due::{Cursor, InDoubt, Loaded, New};
pub(crate) use entry::{Begin, Said};
pub(crate) use event::{Arrival, Echo, Kept, SHARDS, Shard, conversation};
pub(crate) use lease::{Lease, PausedFor, Seen};
pub(crate) use rounds::{Answer, Begun, Round, Rounds, ShutOut, Step, Told, Wanted, Written};
