//! What comes in, on disk before the platform is told that it arrived.
//!
//! `receive` keeps what comes in as `arrivals` writes it, `life` is the loop that hands it to the `handler`, each as
//! `carry_out` does it, with a `turn` for what is to be written.

mod arrivals;
mod builder;
mod carry_out;
mod failed;
mod handler;
mod life;
mod receive;
#[cfg(feature = "axum")]
mod receiver;
mod settings;
mod tidy;
mod turn;

pub use builder::InboxBuilder;
pub use failed::Failed;
pub use handler::Handler;
pub use receive::{Inbox, NotReceived, Received};
pub use turn::{Turn, Writing};
