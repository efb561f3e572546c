//! The utility template: a message that was approved beforehand.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;

/// An approved template and its values; goes with `messaging_type: UTILITY`. Messenger only.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a utility template", label = "template")]
pub struct Utility<'a> {
    /// The name under which it was approved. Not empty.
    #[schema(required("utility.name"), nonempty("utility.name"))]
    pub name: Text<'a>,
    /// The language in which it was approved.
    #[schema(required("utility.lang"))]
    pub language: Language<'a>,
    /// The values of its parameters; left out where it has none.
    pub components: Option<List<'a, Component<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Utility<'a> {
    /// The template of this name, in a language.
    pub fn new(name: impl Into<Text<'a>>, language: Language<'a>) -> Self {
        Self { name: name.into(), language, ..Self::EMPTY }
    }
}

/// The language of a [`Utility`] template.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template language", label = "language")]
pub struct Language<'a> {
    /// The code, as in `en` or `en_US`. Not empty.
    #[schema(required("utility.lang"), nonempty("utility.lang"))]
    pub code: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Language<'a> {
    /// The language with this code.
    pub fn new(code: impl Into<Text<'a>>) -> Self {
        Self { code: code.into(), ..Self::EMPTY }
    }
}

/// The values of one part of a [`Utility`] template.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template component", label = "component")]
pub struct Component<'a> {
    /// Which part.
    #[schema(discriminant, name = "type", required("utility.component_type"))]
    pub r#type: ComponentType,
    /// Its values.
    pub parameters: Option<List<'a, Parameter<'a>>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl Component<'_> {
    /// A part of this kind, without parameters yet.
    #[must_use]
    pub const fn new(r#type: ComponentType) -> Self {
        Self { r#type, ..Self::EMPTY }
    }
}

/// A part of a [`Utility`] template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a component type", any_case, unknown("utility.component"))]
#[non_exhaustive]
pub enum ComponentType {
    /// The line on top.
    Header,
    /// The text.
    Body,
    /// The title.
    Title,
    /// The buttons.
    Buttons,
}

/// One value of a [`Component`].
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a template parameter", label = "parameter")]
pub struct Parameter<'a> {
    /// What kind of value it is.
    #[schema(discriminant, name = "type", required("utility.param_type_required"))]
    pub r#type: ParameterType,
    /// The text.
    pub text: Option<Text<'a>>,
    /// What the webhook gets, for a postback button.
    pub payload: Option<Text<'a>>,
    /// The end of the address, for a button that opens a page.
    pub url: Option<Text<'a>>,
    /// The name of the parameter, where the template was made with named ones.
    pub parameter_name: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl Parameter<'_> {
    /// A parameter of this kind, with nothing in it yet.
    #[must_use]
    pub const fn new(r#type: ParameterType) -> Self {
        Self { r#type, ..Self::EMPTY }
    }
}

/// The kind of a [`Parameter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a parameter type", unknown("utility.param_type"))]
#[non_exhaustive]
pub enum ParameterType {
    /// Text.
    Text,
    /// The payload of a button.
    #[schema(name = "POSTBACK")]
    Postback,
    /// The address of a button.
    #[schema(name = "URL")]
    Url,
}
