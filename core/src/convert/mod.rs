//! What a Rust value is to the schema, and which values fill which field.

pub(crate) mod body;
pub mod constant;
pub mod fill;
pub mod known;
pub mod own;
pub mod template;
pub mod value;
pub(crate) mod word;
