//! What a call expands to.

mod candidates;
pub(crate) mod constants;
pub(crate) mod editor;
pub(crate) mod expand;
pub(crate) mod names;
mod one_of;
mod pushed;
pub(crate) mod reader;
pub(crate) mod stencil;
pub(crate) mod warn;
