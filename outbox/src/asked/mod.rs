//! What users ask of an outbox, and decide in it, beyond a single message that has not begun.

mod accounts;
mod adopt;
mod again;
mod clean_up;
mod events;
mod forget;
mod look_up;
mod messages;
mod outcomes;
mod workers;

pub use outcomes::Reader;
