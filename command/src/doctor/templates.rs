//! Whether utility templates are approved.

use sendapi::call::message_template::{
    ReadTemplates, RejectionReason, Template, TemplateField, TemplateStatus,
};
use sendapi::call::permission::{Access, Feature};
use sendapi::engine::Written;
use sendapi::{Account, Error, Platform};

use crate::finding::Finding;

/// Of those of these names, or of all.
pub(super) async fn look<P: Platform>(
    account: &Account<P>,
    access: Access,
    names: &[String],
) -> Vec<Finding> {
    if access != Access::Page {
        let text = "utility templates are sent on Messenger alone";
        return vec![Finding::problem(CHECK, text, "leave them out here").see(LINK)];
    }
    let found = match names {
        [] => all(account).await,
        names => named(account, names).await,
    };
    let findings = found
        .unwrap_or_else(|error| vec![Finding::refused(CHECK, &error, Feature::Utility, access)]);
    findings.into_iter().map(|finding| finding.see(LINK)).collect()
}

async fn all<P: Platform>(account: &Account<P>) -> Result<Vec<Finding>, Error> {
    let found = account.list(&query(None)).all().await?;
    if found.is_empty() {
        let next = "make one with `call::message_template::MakeTemplate`, or leave the feature out";
        return Ok(vec![Finding::problem(CHECK, "the account has no templates", next)]);
    }
    Ok(found.iter().map(judged).collect())
}

async fn named<P: Platform>(account: &Account<P>, names: &[String]) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for name in names {
        // What the platform makes of a name is its own, such as all that begin so.
        let found = account.list(&query(Some(name))).all().await?;
        let found = found.iter().filter(|template| template.name.as_ref() == Some(name));
        let before = findings.len();
        findings.extend(found.map(judged));
        if findings.len() == before {
            let text = format!("there is no template `{}`", Written(name));
            let next = "make it, and wait for its review; or look how it is spelt: names are in small letters";
            findings.push(Finding::problem(CHECK, text, next));
        }
    }
    Ok(findings)
}

fn query(name: Option<&str>) -> ReadTemplates<'_> {
    let fields = [
        TemplateField::Name,
        TemplateField::Language,
        TemplateField::Status,
        TemplateField::RejectedReason,
    ];
    ReadTemplates {
        name: name.map(Into::into),
        fields: Some(fields.into()),
        ..ReadTemplates::EMPTY
    }
}

/// A template of which no state is told is as good as one that waits.
fn judged(template: &Template) -> Finding {
    let name = template.name.as_deref().unwrap_or("without a name");
    let language = template.language.as_deref().map(|it| format!(" in {it}"));
    let it = format!("`{}`{}", Written(name), language.unwrap_or_default());
    match &template.status {
        Some(TemplateStatus::Approved) => Finding::fine(CHECK, format!("{it} is approved")),
        Some(TemplateStatus::Rejected) => {
            let reasons = template.reasons();
            let reasons: Vec<_> = reasons.into_iter().map(RejectionReason::as_str).collect();
            let why = if reasons.is_empty() {
                String::new()
            } else {
                format!(": {}", reasons.join(", "))
            };
            let next = "change it, which has it reviewed again, or appeal in the Page's settings";
            Finding::problem(CHECK, format!("{it} is rejected{why}"), next)
        }
        Some(TemplateStatus::Pending | TemplateStatus::InAppeal) | None => Finding::problem(
            CHECK,
            format!("{it} waits for its review, and cannot be sent yet"),
            "ask again tomorrow",
        ),
        Some(status) => Finding::problem(
            CHECK,
            format!("{it} cannot be sent, it is {status}"),
            "look at it in the Page's settings for message templates",
        ),
    }
}

const CHECK: &str = "templates";
const LINK: &str = "https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/utility-messages";
