//! - `answer`: what the bot says. Begin here.
//! - `settings`: what it reads from its environment
//! - `server`: where the platform reaches it, and how it stops

mod answer;
mod server;
mod settings;

pub use answer::{Action, answer};
pub use server::{router, serve, stop};
pub use settings::Settings;
