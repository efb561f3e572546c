//! Conversations: who may write to whom, and what happened between them.

pub(crate) mod conversation;
pub(crate) mod conversations;
pub(crate) mod entry;
pub(crate) mod events;
pub(crate) mod grant;
pub(crate) mod told_by;
