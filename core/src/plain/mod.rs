//! The values that messages are made of: text, lists, numbers, and what can be an id.

pub mod id;
pub mod list;
pub mod number;
pub mod text;
