//! The message that is quoted above another.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// The message that is quoted above another. On Messenger since 2025-07-15; on Instagram since 2025-12-19 where the app uses
/// Facebook Login, since 2026-09-21 where it uses Instagram Login.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a reply_to")]
pub struct ReplyTo<'a> {
    /// The quoted message, as its `mid`. Not empty.
    #[schema(required("reply.mid"), nonempty("reply.mid"))]
    pub mid: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ReplyTo<'a> {
    /// Quotes the message with this `mid`.
    pub fn new(mid: impl Into<Text<'a>>) -> Self {
        Self { mid: mid.into(), ..Self::EMPTY }
    }
}
