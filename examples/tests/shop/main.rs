//! The shop, from the side of the people who write to it: against the simulator, through webhooks.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

mod bakery;
mod limits;
mod reminders;
mod set_up;
mod story;
mod ways;
