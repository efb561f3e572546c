//! Utility templates, as the platform answers them.

use serde_json::{Map, Value};

use super::make::ParameterFormat;
use super::part::Part;
use super::stored::{RejectionReason, TemplateStatus};
use crate::call::answer::{self, Answer, answers};
use crate::plain::list::List;
use crate::reading::lenient::taken;

answers! {
    /// A template that was made, and what became of it.
    MadeTemplate ["id"] {
        /// Its id, which is that of one language.
        id: String,
        /// Its state.
        status: TemplateStatus,
        /// Its category.
        category: String,
    }
}

/// A template, as it is answered.
///
/// See <https://developers.facebook.com/docs/graph-api/reference/page/message_templates>.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Template {
    /// Its id, which is that of one language.
    pub id: Option<String>,
    /// The name under which it is sent.
    pub name: Option<String>,
    /// Its state.
    pub status: Option<TemplateStatus>,
    /// Its category.
    pub category: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// In how many languages there is one of its name.
    pub language_count: Option<i64>,
    /// What it says.
    pub components: Option<List<'static, Part<'static>>>,
    /// Whether its parameters have names or numbers.
    pub parameter_format: Option<ParameterFormat>,
    /// The text, where it comes from the library.
    pub body: Option<String>,
    /// The template of Meta's library that it was made after.
    pub library_template_name: Option<String>,
    /// When it was made.
    pub creation_time: Option<String>,
    /// When it was changed.
    pub last_updated_time: Option<String>,
    /// Why it was refused.
    pub rejected_reason: Option<RejectionReason>,
    /// Why it was refused, all reasons.
    pub rejection_reasons: Option<Vec<RejectionReason>>,
    /// Why it was refused, more precisely.
    pub specific_rejection_reasons: Option<Vec<RejectionReason>>,
    /// All other members, and components that have more in them than [`Part`].
    pub extra: Map<String, Value>,
}

impl Template {
    /// Whether it may be sent.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.status == Some(TemplateStatus::Approved)
    }

    /// Why it was refused: all that the platform tells, each reason once.
    #[must_use]
    pub fn reasons(&self) -> Vec<&RejectionReason> {
        let lists = [&self.rejection_reasons, &self.specific_rejection_reasons];
        let told = self.rejected_reason.iter().chain(lists.into_iter().flatten().flatten());
        let mut reasons = Vec::new();
        for reason in told {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

impl Answer for Template {
    const TELLING: &'static [&'static str] = &["id", "name"];

    fn from_members(mut members: Map<String, Value>) -> Self {
        let members = &mut members;
        Self {
            id: taken(members, "id"),
            name: taken(members, "name"),
            status: taken(members, "status"),
            category: taken(members, "category"),
            language: taken(members, "language"),
            language_count: taken(members, "language_count"),
            components: answer::read(members, "components"),
            parameter_format: answer::read(members, "parameter_format"),
            body: taken(members, "body"),
            library_template_name: taken(members, "library_template_name"),
            creation_time: taken(members, "creation_time"),
            last_updated_time: taken(members, "last_updated_time"),
            rejected_reason: taken(members, "rejected_reason"),
            rejection_reasons: taken(members, "rejection_reasons"),
            specific_rejection_reasons: taken(members, "specific_rejection_reasons"),
            extra: std::mem::take(members),
        }
    }
}
