//! What a Rust value is to the schema, and which values fill which field.
//!
//! `table.rs` says which types do; `fill.rs` makes of it what holds at run time, `constant.rs` what holds in constants,
//! `from.rs` what constructors take.

pub(crate) mod body;
#[expect(clippy::ref_option_ref, reason = "the table writes a reference to each type")]
pub mod constant;
pub mod digits;
#[cfg(rust_analyzer)]
pub(crate) mod editor;
#[expect(clippy::cast_lossless, reason = "the table casts all whole numbers alike")]
pub mod fill;
#[expect(clippy::cast_lossless, reason = "the table casts all whole numbers alike")]
mod from;
pub(crate) mod implement;
#[expect(
    clippy::cast_sign_loss,
    clippy::cast_possible_truncation,
    reason = "a constant that is negative or too large was refused before"
)]
pub mod inside;
pub mod known;
pub(crate) mod members;
pub mod own;
pub mod part;
pub(crate) mod shown;
mod spot;
pub mod stencil;
pub(crate) mod table;
mod unfinished;
pub mod value;
pub(crate) mod word;
