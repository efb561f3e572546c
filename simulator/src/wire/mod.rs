//! What does not depend on what is sent: connections, HTTP, JSON.

pub(crate) mod half;
pub(crate) mod header;
pub(crate) mod host;
pub(crate) mod line;
pub(crate) mod members;
mod opening;
pub(crate) mod reply;
