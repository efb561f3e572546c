//! The one-time notification request: may we write once more?

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Asks whether one more message may be sent later; the answer brings a token that is good for a year. Messenger only.
///
/// See <https://developers.facebook.com/docs/messenger-platform/send-messages/one-time-notification>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a one-time notification request", label = "request")]
#[schema(
    link = "https://developers.facebook.com/docs/messenger-platform/send-messages/one-time-notification"
)]
pub struct OneTimeNotifReq<'a> {
    /// What the person will be told of: at most 65 characters, not empty.
    #[schema(required("otn.title_required"), nonempty("otn.title_required"), chars("otn.title": ..=65))]
    pub title: Text<'a>,
    /// What the webhook gets. Not empty.
    #[schema(required("otn.payload"), nonempty("otn.payload"))]
    pub payload: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> OneTimeNotifReq<'a> {
    /// A request about something.
    pub fn new(title: impl Into<Text<'a>>, payload: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), payload: payload.into(), ..Self::EMPTY }
    }
}
