//! The buttons of a utility template.

use sendapi_derive::Schema;

use super::example::UrlExample;
use crate::plain::list::List;
use crate::plain::text::Text;

/// The buttons of a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template buttons component", label = "")]
pub struct Buttons<'a> {
    /// The buttons.
    #[schema(required("utility.manage_buttons"))]
    pub buttons: List<'a, TemplateButton<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Buttons<'a> {
    /// A row of these buttons.
    pub fn new(buttons: impl Into<List<'a, TemplateButton<'a>>>) -> Self {
        Self { buttons: buttons.into(), ..Self::EMPTY }
    }
}

/// A button of a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a template button", label = "button")]
#[schema(tag("type", "utility.manage_button_type"), capitals, unknown("utility.button_types"))]
#[non_exhaustive]
pub enum TemplateButton<'a> {
    /// Sends a payload to the webhook.
    #[schema(alias = "postback")]
    Postback(PostbackButton<'a>),
    /// Opens a page.
    #[schema(alias = "url")]
    Url(UrlButton<'a>),
    /// Calls a telephone number.
    #[schema(alias = "phone_number")]
    PhoneNumber(PhoneNumberButton<'a>),
}

/// A button of a template that sends a payload to the webhook.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template postback button", label = "button")]
#[schema(refused(
    "utility.button_example", "what a `POSTBACK` sends is not shown, so that the review wants no sample: leave it out": example,
))]
pub struct PostbackButton<'a> {
    /// What the button says. Not empty.
    #[schema(required("utility.manage_button_text"), nonempty("utility.manage_button_text"))]
    pub text: Text<'a>,
    /// What the webhook gets, where the message does not say.
    pub payload: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> PostbackButton<'a> {
    /// A button with these words on it.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::EMPTY }
    }
}

/// A button of a template that opens a page.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template url button", label = "button")]
pub struct UrlButton<'a> {
    /// What the button says. Not empty.
    #[schema(required("utility.manage_button_text"), nonempty("utility.manage_button_text"))]
    pub text: Text<'a>,
    /// The page; it may end in a parameter.
    pub url: Option<Text<'a>>,
    /// A value for its parameter, for the review.
    pub example: Option<UrlExample<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> UrlButton<'a> {
    /// A button with these words on it, which leads nowhere yet.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::EMPTY }
    }
}

/// A button of a template that calls a telephone number.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template phone button", label = "button")]
pub struct PhoneNumberButton<'a> {
    /// What the button says. Not empty.
    #[schema(required("utility.manage_button_text"), nonempty("utility.manage_button_text"))]
    pub text: Text<'a>,
    /// The number, with a plus sign and the country code in front. Not empty.
    #[schema(
        required("utility.button_phone"),
        nonempty("utility.button_phone"),
        format(Phone, "utility.button_phone"),
        warn(format(PhonePlus, "utility.button_phone_plus"))
    )]
    pub phone_number: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> PhoneNumberButton<'a> {
    /// A button with these words on it, which calls this number.
    pub fn new(text: impl Into<Text<'a>>, phone_number: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), phone_number: phone_number.into(), ..Self::EMPTY }
    }
}
