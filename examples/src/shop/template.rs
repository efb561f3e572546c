//! The template of what the shop says the next morning. What is sent outside of the window must be approved beforehand.

use sendapi::call::message_template::{
    Category, MakeTemplate, ReadTemplates, Template, TemplateStatus,
};
use sendapi::{Account, Error};

/// Makes the template after one of the platform's library, which needs no review, unless the page has it already. Tells
/// whether it is approved.
///
/// # Errors
///
/// What the platform refuses, such as a template that its library has not got.
pub async fn prepare(page: &Account) -> Result<bool, Error> {
    let named = ReadTemplates { name: Some(NAME.into()), ..ReadTemplates::default() };
    let found = page.perform(&named).await?.data;
    let is_ours = |template: &&Template| template.language.as_deref() == Some(LANGUAGE);
    let status = match found.into_iter().find(|template| is_ours(&template)) {
        Some(template) => template.status,
        None => make(page).await?,
    };
    Ok(status == Some(TemplateStatus::Approved))
}

async fn make(page: &Account) -> Result<Option<TemplateStatus>, Error> {
    let template = MakeTemplate {
        library_template_name: Some(LIBRARY_TEMPLATE.into()),
        ..MakeTemplate::new(NAME, Category::Utility, LANGUAGE)
    };
    Ok(page.perform(&template).await?.status)
}

/// Under which it is sent.
pub const NAME: &str = "time_to_collect";
/// In which it is written.
pub const LANGUAGE: &str = "en_US";
/// "You have an appointment on {{1}} at {{2}}."
const LIBRARY_TEMPLATE: &str = "appointment_reminder_1";
