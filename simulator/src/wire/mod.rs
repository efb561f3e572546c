//! What goes over a line, whatever it is about: connections, HTTP, JSON.

pub(crate) mod half;
pub(crate) mod header;
pub(crate) mod host;
pub(crate) mod line;
pub(crate) mod members;
pub(crate) mod reply;
