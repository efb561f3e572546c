//! What users ask of an outbox, and decide in it, beyond a single message that has not begun.

mod accounts;
mod again;
mod forget;
mod look_up;
mod outcomes;
mod retention;

pub use outcomes::Reader;
pub use retention::{CleanedUp, Retention};
