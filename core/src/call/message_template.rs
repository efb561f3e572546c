//! Utility templates: messages that are approved before they are sent, under a name. Messenger only.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};

/// Makes a template, of its own or after one of Meta's library.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a message template", label = "template")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages"
)]
pub struct MakeTemplate<'a> {
    /// The name under which it is sent. Messenger only. Not empty.
    #[schema(only(messenger, "utility.ig"))]
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
    /// The template of Meta's library that it is made after.
    pub library_template_name: Option<Text<'a>>,
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

/// A part of a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, Debug, PartialEq, Eq, Schema)]
#[schema(noun = "a message template component", label = "component")]
#[schema(tag("type", "utility.manage_type"), capitals, unknown("utility.manage"))]
#[non_exhaustive]
pub enum Part<'a> {
    /// The line or picture on top.
    #[schema(alias = "header")]
    Header(Header<'a>),
    /// The text.
    #[schema(alias = "body")]
    Body(Body<'a>),
    /// The buttons.
    #[schema(alias = "buttons")]
    Buttons(Buttons<'a>),
}

/// The line or picture on top of a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template header", label = "header", rules = RULES)]
pub struct Header<'a> {
    /// Whether it is a line or a picture.
    #[schema(required("utility.manage_format"))]
    pub format: HeaderFormat,
    /// The line.
    pub text: Option<Text<'a>>,
    /// Values for its parameters, for the review.
    pub example: Option<Example<'a>>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl Header<'_> {
    /// A header of this format, with nothing in it yet.
    #[must_use]
    pub const fn new(format: HeaderFormat) -> Self {
        Self { format, ..Self::EMPTY }
    }
}

/// Whether a [`Header`] is a line or a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a header format", capitals, unknown("utility.manage"))]
#[non_exhaustive]
pub enum HeaderFormat {
    /// A line.
    #[schema(alias = "text")]
    Text,
    /// A picture. Since 2025-09-29.
    #[schema(alias = "image")]
    Image,
}

/// The text of a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template body", label = "body")]
pub struct Body<'a> {
    /// The text; it may not begin or end with a parameter. Not empty.
    #[schema(required("utility.manage_body"), nonempty("utility.manage_body"))]
    #[schema(format(InnerParameters, "utility.edge_params"))]
    pub text: Text<'a>,
    /// Values for its parameters, for the review.
    pub example: Option<Example<'a>>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Body<'a> {
    /// A body with this text.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::EMPTY }
    }
}

/// The buttons of a template.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template buttons component", label = "")]
pub struct Buttons<'a> {
    /// The buttons.
    #[schema(required("utility.manage_buttons"))]
    pub buttons: List<'a, TemplateButton<'a>>,
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
#[schema(tag("type", "utility.manage_button_type"), capitals, unknown("utility.manage"))]
#[non_exhaustive]
pub enum TemplateButton<'a> {
    /// Sends a payload to the webhook.
    #[schema(alias = "postback")]
    Postback(PostbackButton<'a>),
    /// Opens a page.
    #[schema(alias = "url")]
    Url(UrlButton<'a>),
}

/// A button of a template that sends a payload to the webhook.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template postback button", label = "button")]
pub struct PostbackButton<'a> {
    /// What the button says. Not empty.
    #[schema(required("utility.manage_button_text"), nonempty("utility.manage_button_text"))]
    pub text: Text<'a>,
    /// What the webhook gets, where the message does not say.
    pub payload: Option<Text<'a>>,
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
    /// Values for its parameters, for the review.
    pub example: Option<List<'a, Text<'a>>>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> UrlButton<'a> {
    /// A button with these words on it, which leads nowhere yet.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::EMPTY }
    }
}

/// Values for the parameters of a template, for the review.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template example", label = "example")]
pub struct Example<'a> {
    /// Those of a line on top.
    pub header_text: Option<List<'a, Text<'a>>>,
    /// Those of a line on top, by name.
    pub header_text_named_params: Option<List<'a, NamedExample<'a>>>,
    /// A picture on top, as an upload handed it out.
    pub header_handle: Option<List<'a, Text<'a>>>,
    /// Those of the text; each list is one example.
    pub body_text: Option<List<'a, List<'a, Text<'a>>>>,
    /// Those of the text, by name.
    pub body_text_named_params: Option<List<'a, NamedExample<'a>>>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// A value for a parameter that has a name.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a named parameter example", label = "example")]
pub struct NamedExample<'a> {
    /// The parameter.
    pub param_name: Option<Text<'a>>,
    /// The value.
    pub example: Option<Text<'a>>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for the templates of a Page.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template list query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/message_templates")]
pub struct ReadTemplates<'a> {
    /// Only those of a category.
    pub category: Option<Category>,
    /// Only those that say this.
    pub content: Option<Text<'a>>,
    /// Only those in a language.
    pub language: Option<Text<'a>>,
    /// Only those of a name.
    pub name: Option<Text<'a>>,
    /// Only those that have this in their name or say it.
    pub name_or_content: Option<Text<'a>>,
    /// Only those in a state, as in `APPROVED`.
    pub status: Option<Text<'a>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Takes a template away.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template deletion", label = "template")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/message_templates")]
pub struct DeleteTemplate<'a> {
    /// The name of the template. Not empty.
    #[schema(required("utility.manage_name"), nonempty("utility.manage_name"))]
    pub name: Text<'a>,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DeleteTemplate<'a> {
    /// Deletes the template of this name.
    pub fn new(name: impl Into<Text<'a>>) -> Self {
        Self { name: name.into(), ..Self::EMPTY }
    }
}

/// Asks for the templates of Meta's library, which need no approval.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template library query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages"
)]
pub struct ReadTemplateLibrary<'a> {
    /// Only those that have this in their name or say it.
    pub search: Option<Text<'a>>,
    /// Only those of a name.
    pub name: Option<Text<'a>>,
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
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// A template that was made, and what became of it.
    MadeTemplate {
        /// Its id.
        id: String,
        /// Its state, as in `APPROVED`.
        status: String,
        /// Its category.
        category: String,
    }

    /// A template, as it is answered.
    Template {
        /// Its id.
        id: String,
        /// The name under which it is sent.
        name: String,
        /// Its state, as in `APPROVED`.
        status: String,
        /// Its category.
        category: String,
        /// Its language.
        language: String,
        /// The text, where it comes from the library.
        body: String,
        /// The template of Meta's library that it was made after.
        library_template_name: String,
    }
}

const RULES: &[Rule] = &[Rule::new(
    "utility.manage_text",
    Relation::Needs { field: "format", values: &["TEXT"], needs: "text" },
    "say what it says",
)];
