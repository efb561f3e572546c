//! The button template: text with buttons.

use sendapi_derive::Schema;

use crate::message::button::Button;
use crate::plain::list::List;
use crate::plain::text::Text;

/// Text with 1 to 3 buttons below.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/button>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a button template")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/template/button"
)]
pub struct ButtonTemplate<'a> {
    /// What stands above the buttons: at most 640 characters, not empty.
    #[schema(required("button.text_required"), nonempty("button.text_required"), chars("button.text": ..=640))]
    pub text: Text<'a>,
    /// The buttons: 1 to 3.
    #[schema(required("button.count"), items("button.count": 1..=3))]
    pub buttons: List<'a, Button<'a>>,
    /// Whether people can pass the message on.
    #[schema(rename("req.type" = "tpl.sharable"))]
    pub sharable: Option<bool>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> ButtonTemplate<'a> {
    /// Text with these buttons: the start of a struct literal.
    pub fn new(text: impl Into<Text<'a>>, buttons: impl Into<List<'a, Button<'a>>>) -> Self {
        Self { text: text.into(), buttons: buttons.into(), ..Self::EMPTY }
    }
}
