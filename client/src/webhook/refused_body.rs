//! A body that was refused, as the hook gets it.

use std::fmt;

use super::Refused;

/// A body that was refused, for [`InboxBuilder::on_refused`](super::InboxBuilder::on_refused).
#[derive(Clone, Copy)]
pub struct RefusedBody<'a> {
    pub(super) reason: &'a Refused,
    pub(super) body: &'a [u8],
}

impl<'a> RefusedBody<'a> {
    /// Why.
    #[must_use]
    pub const fn reason(&self) -> &'a Refused {
        self.reason
    }

    /// The body as it came; empty if it was refused before it was read. If it [is signed](Self::is_signed), it holds what
    /// people write; if not, anybody may have written anything.
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// Whether the platform signed it: it is genuine, and no webhook. The platform sends it again until it gives up.
    #[must_use]
    pub const fn is_signed(&self) -> bool {
        matches!(self.reason, Refused::Body(_))
    }
}

/// Not what stands in the body.
impl fmt::Debug for RefusedBody<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefusedBody")
            .field("reason", self.reason)
            .field("bytes", &self.body.len())
            .finish()
    }
}
