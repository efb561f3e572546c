//! Making a utility template.

use sendapi_derive::Schema;

use super::library::LibraryButtonInput;
use super::part::Part;
use crate::call::dictionary::Dictionary;
use crate::plain::list::List;
use crate::plain::text::Text;

/// Makes a template, of its own or after one of Meta's [library](super::ReadTemplateLibrary).
///
/// One of its own is judged within seconds; the platform tells by the webhook's field `message_template_status_update`, and
/// whoever [reads](super::ReadTemplate) the template.
///
/// ```
/// use sendapi_core::call::message_template::{
///     Body, Category, Example, MakeTemplate, Buttons, PhoneNumberButton,
/// };
///
/// let body = Body {
///     example: Some(Example::body(["20418".into()])),
///     ..Body::new("Your order {{1}} can be collected.")
/// };
/// let call_us = Buttons::new([PhoneNumberButton::new("Call us", "+16505551234").into()]);
/// let template = MakeTemplate {
///     components: Some([body.into(), call_us.into()].into()),
///     ..MakeTemplate::new("order_ready", Category::Utility, "en_US")
/// };
/// assert_eq!(template.name, "order_ready");
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, PartialEq, Schema)]
#[schema(noun = "a message template", label = "template")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages"
)]
#[doc(alias = "message_templates")]
pub struct MakeTemplate<'a> {
    /// The name under which it is sent. Messenger only. Not empty; names in the platform's samples have no blanks.
    #[schema(only(messenger, "utility.ig"), warn(format(NoSpaces, "utility.manage_name_blank")))]
    #[schema(required("utility.manage_name"), nonempty("utility.manage_name"))]
    pub name: Text<'a>,
    /// What it is for.
    #[schema(required("utility.manage_category"))]
    pub category: Category,
    /// Its language, as in `en` or `en_US`. Not empty.
    #[schema(required("utility.manage_language"), nonempty("utility.manage_language"))]
    pub language: Text<'a>,
    /// What it says.
    pub components: Option<List<'a, Part<'a>>>,
    /// Whether its parameters have names or numbers; numbers where it is left out. Since 2026-03-06.
    pub parameter_format: Option<ParameterFormat>,
    /// The template of Meta's library that it is made after; then the text is the library's.
    pub library_template_name: Option<Text<'a>>,
    /// What the text of the library's template leaves to whoever takes it, such as `add_contact_number: true`.
    pub library_template_body_inputs: Option<Dictionary>,
    /// Where the buttons of the library's template lead, one after the other.
    pub library_template_button_inputs: Option<List<'a, LibraryButtonInput<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MakeTemplate<'a> {
    /// A template of this name, without parts yet.
    pub fn new(
        name: impl Into<Text<'a>>,
        category: Category,
        language: impl Into<Text<'a>>,
    ) -> Self {
        Self { name: name.into(), category, language: language.into(), ..Self::EMPTY }
    }
}

/// What a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a template category", capitals, unknown("utility.manage"))]
#[non_exhaustive]
pub enum Category {
    /// News about an order, an account or an appointment; nothing promotional.
    #[schema(alias = "utility")]
    Utility,
}

/// How the parameters of a template are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a parameter format", capitals, unknown("utility.manage"))]
#[non_exhaustive]
pub enum ParameterFormat {
    /// By name, as in `{{order}}`.
    #[schema(alias = "named")]
    Named,
    /// By number, as in `{{1}}`.
    #[schema(alias = "positional")]
    Positional,
}
