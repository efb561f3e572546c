//! Workers: whoever sends what was put.
//!
//! `handle` is what users see. `life` is a worker's loop under one name, `held` and `desk` what it has in memory of an
//! account, `sending` the way of one message, `journal` the connection that writes, and `rounds` its protocol. `rounds`,
//! `desk`, `living` and `lease` are pure.

mod clock;
mod desk;
mod handle;
mod held;
mod journal;
mod lease;
mod life;
mod living;
mod rounds;
mod sending;
mod settings;
mod stop;
mod words;

pub(crate) use desk::{Cursor, InDoubt, Loaded, New};
pub use handle::{Worker, WorkerBuilder};
pub(crate) use journal::{Begin, Said};
pub(crate) use lease::Lease;
pub(crate) use living::Seen;
pub(crate) use rounds::{Answer, Begun, Round, Written};
