//! The utility templates that a Page has: reading, changing and ending them.

use sendapi_derive::Schema;

use super::make::{Category, ParameterFormat};
use super::part::Part;
use crate::call::open_words::open_words;
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::reading::words::words;
use crate::schema::rule::{Relation, Rule};

/// Asks for the templates of a Page.
///
/// ```
/// use sendapi_core::call::message_template::{ReadTemplates, TemplateStatus};
///
/// let waiting = ReadTemplates {
///     status: Some([TemplateStatus::Pending, TemplateStatus::InAppeal].into()),
///     ..ReadTemplates::EMPTY
/// };
/// assert!(waiting.name.is_none());
/// ```
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template list query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/message_templates")]
#[doc(alias = "message_templates")]
pub struct ReadTemplates<'a> {
    /// Only those of these categories.
    pub category: Option<List<'a, Category>>,
    /// Only those that say this.
    pub content: Option<Text<'a>>,
    /// What is told of each; the platform's own choice where it is left out.
    pub fields: Option<List<'a, TemplateField>>,
    /// Only those in these languages.
    pub language: Option<List<'a, Text<'a>>>,
    /// Only those of a name.
    pub name: Option<Text<'a>>,
    /// Only those that have this in their name or say it.
    pub name_or_content: Option<Text<'a>>,
    /// Only those in these states.
    pub status: Option<List<'a, TemplateStatus>>,
    /// Where the page of the list begins, as the one before said.
    pub after: Option<Text<'a>>,
    /// How many the page has at most.
    pub limit: Option<u64>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Asks for one template, by its id.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template query", label = "")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/message_templates")]
pub struct ReadTemplate<'a> {
    /// What is told of it; the platform's own choice where it is left out.
    pub fields: Option<List<'a, TemplateField>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Changes a template, by its id; then it is judged anew.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template change", label = "template")]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/message_templates")]
pub struct ChangeTemplate<'a> {
    /// What it says from then on.
    pub components: Option<List<'a, Part<'a>>>,
    /// Whether its parameters have names or numbers.
    pub parameter_format: Option<ParameterFormat>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Ends a template: by its name in all languages, by its id in one.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
#[derive(Clone, Default, PartialEq, Eq, Schema)]
#[schema(noun = "a template deletion", label = "template", rules = RULES)]
#[schema(link = "https://developers.facebook.com/docs/graph-api/reference/page/message_templates")]
#[doc(alias = "message_templates")]
pub struct DeleteTemplate<'a> {
    /// The name of the template: alone it ends all languages. Not empty.
    #[schema(nonempty("utility.manage_name"))]
    pub name: Option<Text<'a>>,
    /// The id of the template in one language, which alone ends then. A name may stand beside it. Not empty.
    #[schema(integers, nonempty("utility.delete_id"))]
    pub hsm_id: Option<Text<'a>>,
    /// Another word for `hsm_id`. Not empty.
    #[schema(integers, nonempty("utility.delete_id"))]
    pub template_id: Option<Text<'a>>,
    #[cfg(not(rust_analyzer))]
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl<'a> DeleteTemplate<'a> {
    /// Ends the template of this name in all languages.
    pub fn name(name: impl Into<Text<'a>>) -> Self {
        Self { name: Some(name.into()), ..Self::EMPTY }
    }

    /// Ends the template with this id, which is that of one language.
    pub fn hsm_id(hsm_id: impl Into<Text<'a>>) -> Self {
        Self { hsm_id: Some(hsm_id.into()), ..Self::EMPTY }
    }
}

words! {
    /// The state of a template.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
    TemplateStatus {
        /// It may be sent.
        Approved = "APPROVED",
        /// It was put away.
        Archived = "ARCHIVED",
        /// It was ended.
        Deleted = "DELETED",
        /// People complained too much.
        Disabled = "DISABLED",
        /// The Page objected to the refusal.
        InAppeal = "IN_APPEAL",
        /// There are too many.
        LimitExceeded = "LIMIT_EXCEEDED",
        /// It stands still for a while, since people complained.
        Paused = "PAUSED",
        /// It waits to be judged.
        Pending = "PENDING",
        /// It is about to be ended.
        PendingDeletion = "PENDING_DELETION",
        /// It was refused.
        Rejected = "REJECTED",
    }
}

words! {
    /// Why a template was refused.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages>.
    RejectionReason {
        /// A part of it is not as it should be.
        IncorrectParams = "INCORRECT_PARAMS",
        /// There are too many parameters for so few words.
        ParamsToWordRatioExceedLimit = "PARAMS_TO_WORD_RATIO_EXCEED_LIMIT",
        /// It advertises something, and is no utility.
        TagShouldBeMarketing = "TAG_SHOULD_BE_MARKETING",
        /// A parameter has no value in `example`.
        TemplateVariablesMissingSampleValues = "TEMPLATE_VARIABLES_MISSING_SAMPLE_VALUES",
    }
}

words! {
    /// Something that the platform tells of a template.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
    TemplateField {
        /// Its category.
        Category = "category",
        /// What it says.
        Components = "components",
        /// When it was made.
        CreationTime = "creation_time",
        /// Its id.
        Id = "id",
        /// Its language.
        Language = "language",
        /// In how many languages there is one of its name.
        LanguageCount = "language_count",
        /// When it was changed.
        LastUpdatedTime = "last_updated_time",
        /// The template of Meta's library that it was made after.
        LibraryTemplateName = "library_template_name",
        /// Its name.
        Name = "name",
        /// Whether its parameters have names or numbers.
        ParameterFormat = "parameter_format",
        /// Why it was refused.
        RejectedReason = "rejected_reason",
        /// Why it was refused, all reasons.
        RejectionReasons = "rejection_reasons",
        /// Why it was refused, more precisely.
        SpecificRejectionReasons = "specific_rejection_reasons",
        /// Its state.
        Status = "status",
    }
}

open_words! { TemplateStatus, RejectionReason, TemplateField }

const RULES: &[Rule] = &[Rule::new(
    "utility.delete",
    Relation::AtLeastOne(&["name", "hsm_id", "template_id"]),
    "say which one by its `name`, or one language of it by its `hsm_id`",
)];
