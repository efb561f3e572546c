//! Labels: what a Page notes about people, as in its inbox.

use sendapi_derive::Schema;

use crate::plain::list::List;
use crate::plain::text::Text;

/// Makes a label.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a label", label = "label")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels"
)]
#[doc(alias = "custom_labels")]
pub struct MakeLabel<'a> {
    /// What the label says. Not empty. It was called `name` before Graph v12.0, is so in the generated SDK still, and is
    /// written as it is called now.
    #[schema(alias = "name", required("label.name"), nonempty("label.name"))]
    pub page_label_name: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> MakeLabel<'a> {
    /// A label of this name.
    pub fn new(page_label_name: impl Into<Text<'a>>) -> Self {
        Self { page_label_name: page_label_name.into(), ..Self::EMPTY }
    }
}

/// Gives a person a label.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a label assignment", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels"
)]
#[doc(alias = "label")]
pub struct AttachLabel<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("label.user"),
        nonempty("label.user"),
        format(Digits, "rcp.id_digits")
    )]
    pub user: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> AttachLabel<'a> {
    /// Gives the label to this person.
    pub fn new(user: impl Into<Text<'a>>) -> Self {
        Self { user: user.into(), ..Self::EMPTY }
    }
}

/// Takes a label from a person.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a label removal", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels"
)]
#[doc(alias = "label")]
pub struct DetachLabel<'a> {
    /// The person's page-scoped id: digits. Not empty.
    #[schema(
        integers,
        required("label.user"),
        nonempty("label.user"),
        format(Digits, "rcp.id_digits")
    )]
    pub user: Text<'a>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DetachLabel<'a> {
    /// Takes the label from this person.
    pub fn new(user: impl Into<Text<'a>>) -> Self {
        Self { user: user.into(), ..Self::EMPTY }
    }
}

/// Takes a label away, from everybody who has it.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels>.
#[derive(Clone, Copy, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a label deletion", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels"
)]
pub struct DeleteLabel {}

/// Asks for the labels of a Page.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a label list query", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels"
)]
#[doc(alias = "custom_labels")]
pub struct ReadLabels<'a> {
    /// What is told of each; the platform tells the id alone where it is left out.
    pub fields: Option<List<'a, LabelField>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for the labels of a person.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels>.
#[derive(Clone, PartialEq, Eq, Schema)]
#[schema(noun = "a query for a person's labels", label = "")]
#[schema(
    link = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/identity/custom-labels"
)]
#[doc(alias = "custom_labels")]
pub struct ReadLabelsOfPerson<'a> {
    /// What is told of each; the platform tells the id alone where it is left out.
    pub fields: Option<List<'a, LabelField>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// A field of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Schema)]
#[schema(noun = "a label field", unknown("label.field"))]
#[non_exhaustive]
pub enum LabelField {
    /// Its id.
    Id,
    /// What it says.
    PageLabelName,
}

#[cfg(feature = "response")]
super::answer::answers! {
    /// A label, as it is answered.
    Label {
        /// Its id.
        id: String,
        /// What it says.
        page_label_name: String,
    }
}
