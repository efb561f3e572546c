//! The templates about calls: one asks whether the Page may call, one invites the person to.

use sendapi_derive::Schema;

/// Asks the person whether the Page may call: at most 2 a day and conversation, and a yes is good for 7 days. Nothing
/// stands beside its type. Messenger only, since 2026.
///
/// ```
/// use sendapi_core::Attachment;
/// use sendapi_core::template::{CallingOptin, Template};
///
/// let may_we_call = Attachment::from(Template::from(CallingOptin {}));
/// # let _ = may_we_call;
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a calling_optin template", label = "calling optin")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling"
)]
pub struct CallingOptin {}

/// Invites the person to call the Page. Messenger only, since 2026-03-30.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a call_prompt template", label = "call prompt")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/calling"
)]
pub struct CallPrompt {
    /// How long the invitation holds, in whole days (0 or more); 7 where it is left out.
    #[schema(range("calling.ttl": 0..))]
    pub ttl_days: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}
