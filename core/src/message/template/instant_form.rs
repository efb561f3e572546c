//! The instant form template: a form that was made beforehand.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// A form that the Page may use, filled in within the conversation. Messenger only, and in development on the platform's
/// side.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/templates>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "an instant form template", label = "instant form")]
pub struct InstantForm<'a> {
    /// The id of the form. Not empty.
    #[schema(integers, required("form.id"), nonempty("form.id"))]
    pub form_id: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> InstantForm<'a> {
    /// A template with a form.
    pub fn new(form_id: impl Into<Text<'a>>) -> Self {
        Self { form_id: form_id.into(), ..Self::EMPTY }
    }
}
