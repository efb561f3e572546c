//! Meta's library of utility templates, which need no review.

use sendapi_derive::Schema;

use crate::plain::text::Text;

/// Asks for the templates of Meta's library.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template library query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages"
)]
#[doc(alias = "message_template_library")]
pub struct ReadTemplateLibrary<'a> {
    /// Only those that have this in their name or say it.
    pub search: Option<Text<'a>>,
    /// Only those of a name.
    pub name: Option<Text<'a>>,
    /// The same as `search`, by the name that it has for the templates of a Page.
    pub name_or_content: Option<Text<'a>>,
    /// Only those in a language.
    pub language: Option<Text<'a>>,
    /// Only those on a topic, as in `ORDER_MANAGEMENT`.
    pub topic: Option<Text<'a>>,
    /// Only those for a use, as in `DELIVERY_FAILED`.
    pub usecase: Option<Text<'a>>,
    /// Only those for an industry, as in `E_COMMERCE`.
    pub industry: Option<Text<'a>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Where a button of the library's template leads, in a template that is made after it.
///
/// ```
/// use sendapi_core::call::message_template::{
///     Category, LibraryButtonInput, LibraryUrl, LibraryUrlInput, MakeTemplate,
/// };
///
/// let url = LibraryUrl {
///     url_suffix_example: Some("https://millbakery.example/o/20418".into()),
///     ..LibraryUrl::new("https://millbakery.example/o/{{1}}")
/// };
/// let template = MakeTemplate {
///     library_template_name: Some("delivery_update_1".into()),
///     library_template_button_inputs: Some([LibraryUrlInput::new(url).into()].into()),
///     ..MakeTemplate::new("bread_on_its_way", Category::Utility, "en_US")
/// };
/// assert!(template.components.is_none());
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a library button input", label = "button")]
#[schema(tag("type", "utility.library_type"), capitals, unknown("utility.library"))]
#[non_exhaustive]
pub enum LibraryButtonInput<'a> {
    /// The page that the button opens.
    #[schema(alias = "url")]
    Url(LibraryUrlInput<'a>),
    /// The telephone number that the button calls.
    #[schema(alias = "phone_number")]
    PhoneNumber(LibraryPhoneInput<'a>),
    /// What the button sends to the webhook.
    #[schema(alias = "postback")]
    Postback(LibraryPostbackInput<'a>),
}

/// The page that a button of the library's template opens.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a library url button input", label = "button")]
pub struct LibraryUrlInput<'a> {
    /// The page.
    #[schema(required("utility.library_url"))]
    pub url: LibraryUrl<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> LibraryUrlInput<'a> {
    /// Opens this page.
    #[must_use]
    pub const fn new(url: LibraryUrl<'a>) -> Self {
        Self { url, ..Self::EMPTY }
    }
}

/// The address of a page with what is open in it.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a library url", label = "url")]
pub struct LibraryUrl<'a> {
    /// The address; it may end in a parameter. Not empty.
    #[schema(required("utility.library_url"), nonempty("utility.library_url"))]
    pub base_url: Text<'a>,
    /// The whole address with a value for the parameter, for the review.
    pub url_suffix_example: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> LibraryUrl<'a> {
    /// The page at this address.
    pub fn new(base_url: impl Into<Text<'a>>) -> Self {
        Self { base_url: base_url.into(), ..Self::EMPTY }
    }
}

/// The telephone number that a button of the library's template calls.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a library phone button input", label = "button")]
pub struct LibraryPhoneInput<'a> {
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

impl<'a> LibraryPhoneInput<'a> {
    /// Calls this number.
    pub fn new(phone_number: impl Into<Text<'a>>) -> Self {
        Self { phone_number: phone_number.into(), ..Self::EMPTY }
    }
}

/// What a button of the library's template sends to the webhook.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a library postback button input", label = "button")]
pub struct LibraryPostbackInput<'a> {
    /// What the webhook gets, where the message does not say.
    pub payload: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

#[cfg(feature = "response")]
crate::call::answer::answers! {
    /// A template of Meta's library.
    LibraryTemplate {
        /// Its id.
        id: String,
        /// The name by which one is [made](super::MakeTemplate::library_template_name) after it.
        name: String,
        /// Its language.
        language: String,
        /// Its category.
        category: String,
        /// What it is about, as in `ORDER_MANAGEMENT`.
        topic: String,
        /// What it is for, as in `DELIVERY_FAILED`.
        usecase: String,
        /// For which industries it is.
        industry: Vec<String>,
        /// The line on top.
        header: String,
        /// The text.
        body: String,
        /// Values for the parameters of the text, as samples.
        body_params: Vec<String>,
        /// The kinds of the parameters of the text, as in `DATE`.
        body_param_types: Vec<String>,
        /// The buttons.
        buttons: Vec<LibraryButton>,
    }

    /// A button of a template of Meta's library.
    LibraryButton {
        /// Its kind, as in `URL`.
        kind = "type": String,
        /// What it says.
        text: String,
        /// The page that it opens.
        url: String,
        /// The telephone number that it calls.
        phone_number: String,
    }
}
