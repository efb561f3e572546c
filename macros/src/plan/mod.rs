//! The draft beside the schema.

pub(crate) mod heads;
pub(crate) mod resolve;
pub(crate) mod tree;
