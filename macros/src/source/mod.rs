//! The tokens of the source: runs of them, conditions, the parts of a list, their places, what is wrong with them, and the platforms by
//! name.

pub(crate) mod conditions;
pub(crate) mod items;
pub(crate) mod mistakes;
pub(crate) mod places;
pub(crate) mod platforms;
pub(crate) mod tokens;
