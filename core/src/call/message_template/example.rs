//! Values for the parameters of a utility template, which its review asks for.

use sendapi_derive::Schema as DeriveSchema;

use crate::convert::own::Own;
use crate::convert::value::{Schema, Storage, Value};
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::schema::{Form, Shape, Struct, Type};
use crate::tree::{Node, View};

/// Values for the parameters of a template, for the review.
#[derive(Clone, Default, PartialEq, Eq, DeriveSchema)]
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
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Example<'a> {
    /// Values for the parameters of a text, by number.
    pub fn body(values: impl Into<List<'a, Text<'a>>>) -> Self {
        Self { body_text: Some([values.into()].into()), ..Self::EMPTY }
    }

    /// Values for the parameters of a line on top, by number.
    pub fn header(values: impl Into<List<'a, Text<'a>>>) -> Self {
        Self { header_text: Some(values.into()), ..Self::EMPTY }
    }
}

/// A value for a parameter that has a name.
#[derive(Clone, PartialEq, Eq, DeriveSchema)]
#[schema(noun = "a named parameter example", label = "example")]
pub struct NamedExample<'a> {
    /// The parameter.
    pub param_name: Option<Text<'a>>,
    /// The value.
    pub example: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// A value for the parameter of a button's address, for the review. The platform's samples have it in a list, and as an
/// object.
///
/// ```
/// use sendapi_core::call::message_template::{UrlButton, UrlExample};
///
/// let button = UrlButton {
///     url: Some("https://millbakery.example/o/{{1}}".into()),
///     example: Some(UrlExample::suffix("20418")),
///     ..UrlButton::new("See it")
/// };
/// assert!(button.example.is_some());
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlExample<'a> {
    /// In a list.
    Values(List<'a, Text<'a>>),
    /// As an object.
    Suffix(UrlSuffix<'a>),
}

/// A value for the parameter of a button's address, as an object.
#[derive(Clone, PartialEq, Eq, DeriveSchema)]
#[schema(noun = "a url example", label = "example")]
pub struct UrlSuffix<'a> {
    /// The value, or the whole address with it.
    #[schema(required("utility.url_example"))]
    pub url_suffix_example: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> UrlExample<'a> {
    /// This value, as an object.
    pub fn suffix(url_suffix_example: impl Into<Text<'a>>) -> Self {
        Self::Suffix(UrlSuffix::new(url_suffix_example))
    }

    /// These values, in a list.
    pub fn values(values: impl Into<List<'a, Text<'a>>>) -> Self {
        Self::Values(values.into())
    }

    /// The same with what it borrows copied, to be kept as long as one likes.
    #[must_use]
    pub fn into_owned(self) -> UrlExample<'static> {
        self.own()
    }
}

impl<'a> UrlSuffix<'a> {
    /// This value.
    pub fn new(url_suffix_example: impl Into<Text<'a>>) -> Self {
        Self { url_suffix_example: url_suffix_example.into(), ..Self::EMPTY }
    }
}

// By hand: the derive knows no value that is an object or a list.
impl Value for UrlExample<'_> {
    const TYPE: Type = Type::Object(<Self as Schema>::shape);
    const EMPTY: Self = Self::Values(List::EMPTY);

    fn node(&self) -> Node<'_> {
        match self {
            Self::Values(values) => values.node(),
            Self::Suffix(suffix) => suffix.node(),
        }
    }

    fn read(node: Node<'_>, storage: Storage) -> Option<Self> {
        match node.view {
            View::List(_) => List::read(node, storage).map(Self::Values),
            _ => UrlSuffix::read(node, storage).map(Self::Suffix),
        }
    }
}

impl Schema for UrlExample<'_> {
    const SHAPE: &'static Shape = &Shape {
        form: Form::Struct(Struct {
            or_list: Some(<List<'_, Text<'_>> as Value>::TYPE),
            ..*UrlSuffix::SHAPE.members()
        }),
        ..*UrlSuffix::SHAPE
    };
}

impl Own for UrlExample<'_> {
    type Owned = UrlExample<'static>;

    fn own(self) -> UrlExample<'static> {
        match self {
            Self::Values(values) => UrlExample::Values(values.own()),
            Self::Suffix(suffix) => UrlExample::Suffix(suffix.own()),
        }
    }
}
