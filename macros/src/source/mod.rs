//! The tokens of the source: runs of them, their places, and what is wrong with them.

pub(crate) mod mistakes;
pub(crate) mod places;
pub(crate) mod tokens;
