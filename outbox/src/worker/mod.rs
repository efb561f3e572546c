//! Workers: whoever sends what was put.
//!
//! `handle` is what users see. `life` is a worker's loop under one name, `held` what it has in memory of an account,
//! `sending` the way of one message, `journal` the connection that writes.

#[cfg(test)]
mod crash_points;
mod handle;
mod held;
mod journal;
mod life;
#[cfg(test)]
mod model;
mod sending;
mod settings;
mod words;

pub use handle::{Worker, WorkerBuilder};
