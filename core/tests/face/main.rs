//! The types as programs outside of this crate see them: what they can be made of, compared with and turned into.
#![allow(clippy::unwrap_used, reason = "a test that panics has told what it found")]

mod constructor;
mod literal;
mod owned;
mod plain;
mod word;
