//! What the platform answers is read whatever it looks like, and nothing of it is lost.
#![cfg(all(feature = "calls", feature = "response"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has told what it found")]

mod answers;
mod calling;
mod conversations;
mod errors;
mod receipts;
mod templates;
