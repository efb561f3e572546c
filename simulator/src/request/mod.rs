//! A request, from its bytes to what it asks for.

pub(crate) mod body;
mod brackets;
pub(crate) mod call;
pub(crate) mod checked;
pub(crate) mod encoding;
mod fit;
pub(crate) mod given;
pub(crate) mod head;
pub(crate) mod json;
pub(crate) mod kind;
pub(crate) mod multipart;
mod told;
