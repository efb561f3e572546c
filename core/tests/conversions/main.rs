//! Which Rust type fills which field, as a variable and as a constant, and what becomes of its values.
#![allow(clippy::unwrap_used, reason = "a test that panics has told what it found")]

#[macro_use]
mod probe;
mod from;
mod id;
mod matrix;
mod values;
