//! The tokens of the source: runs of them, conditions, the parts of a list, their places, what is wrong with them, what a call
//! can be for, the word that stands for the cursor, and the case of words.

pub(crate) mod broken;
pub(crate) mod case;
pub(crate) mod completion;
pub(crate) mod conditions;
pub(crate) mod items;
pub(crate) mod mistakes;
pub(crate) mod places;
pub(crate) mod platforms;
pub(crate) mod tokens;
