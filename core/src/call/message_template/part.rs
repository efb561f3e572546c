//! The parts of a utility template.

use sendapi_derive::Schema;

use super::button::Buttons;
use super::example::Example;
use super::placeholder;
use crate::plain::text::Text;
use crate::schema::rule::{Relation, Rule};
use crate::tree::{Beside, Breach};

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
#[schema(noun = "a template header", label = "header", rules = HEADER_RULES)]
pub struct Header<'a> {
    /// Whether it is a line or a picture.
    #[schema(required("utility.manage_format"))]
    pub format: HeaderFormat,
    /// The line.
    pub text: Option<Text<'a>>,
    /// Values for its parameters, for the review, which refuses a template whose parameters have none.
    pub example: Option<Example<'a>>,
    #[cfg(not(rust_analyzer))]
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
#[schema(noun = "a template body", label = "body", rules = BODY_RULES)]
pub struct Body<'a> {
    /// The text; it may not begin or end with a parameter. Not empty.
    #[schema(required("utility.manage_body"), nonempty("utility.manage_body"))]
    #[schema(format(InnerParameters, "utility.edge_params"))]
    pub text: Text<'a>,
    /// Values for its parameters, for the review, which refuses a template whose parameters have none.
    pub example: Option<Example<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> Body<'a> {
    /// A body with this text.
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::EMPTY }
    }
}

const HEADER_RULES: &[Rule] = &[
    Rule::new(
        "utility.manage_text",
        Relation::Needs { field: "format", values: &["TEXT"], needs: "text" },
        "say what it says",
    ),
    Rule::judged("utility.sample", header_has_samples, SAMPLES, SAMPLE).warns(),
];

const BODY_RULES: &[Rule] =
    &[Rule::judged("utility.sample", body_has_samples, SAMPLES, SAMPLE).warns()];

const SAMPLES: &str = "each parameter of `text` has a value in `example`";
const SAMPLE: &str = "write one for each into `example`: the review refuses it with `TEMPLATE_VARIABLES_MISSING_SAMPLE_VALUES`";

fn header_has_samples(header: &Beside<'_, '_>) -> Vec<Breach> {
    samples(header, "header", ["header_text", "header_text_named_params"])
}

fn body_has_samples(body: &Beside<'_, '_>) -> Vec<Breach> {
    samples(body, "body", ["body_text", "body_text_named_params"])
}

/// Reported at the text, since it is what asks for the values.
fn samples(part: &Beside<'_, '_>, what: &str, members: [&str; 2]) -> Vec<Breach> {
    let Some(text) = part.field("text").text() else { return Vec::new() };
    let wanted = placeholder::count(text);
    let Some(given) = placeholder::samples(&part.field("example"), members) else {
        return Vec::new();
    };
    let sentence = || {
        format!(
            "{what} has {wanted} parameter{}, and `example` has {given} value{}",
            plural(wanted),
            plural(given),
        )
    };
    Breach::when(given < wanted, || Breach::value(&["text"]).saying(sentence()))
}

const fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
