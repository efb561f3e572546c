//! Workers: whoever sends what was put.
//!
//! `handle` is what users see. `life` is a worker's loop under one name, `held` and `desk` what it has in memory of an
//! account, `sending` the way of one message, `journal` the connection that writes. `desk` and `living` are pure.

mod clock;
mod desk;
mod handle;
mod held;
mod journal;
mod life;
mod living;
mod sending;
mod settings;
mod stop;
mod words;

pub use handle::{Worker, WorkerBuilder};
