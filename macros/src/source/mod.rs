//! The tokens of the source: runs of them, conditions, the parts of a list, their places, and what is wrong with them.

pub(crate) mod conditions;
pub(crate) mod items;
pub(crate) mod mistakes;
pub(crate) mod places;
pub(crate) mod tokens;
