//! A request, from its bytes to what it asks for.

pub(crate) mod body;
pub(crate) mod call;
pub(crate) mod checked;
pub(crate) mod encoding;
pub(crate) mod head;
pub(crate) mod kind;
pub(crate) mod multipart;
