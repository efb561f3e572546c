//! The values that messages are made of: text, lists and numbers.

pub mod list;
pub mod number;
pub mod text;
