//! `/{version}/{account}/message_templates`, and a template by its id: utility templates.

use axum::http::Method;
use sendapi_core::call::Call as _;
use sendapi_core::call::message_template::{
    ChangeTemplate, DeleteTemplate, MakeTemplate, ReadTemplate, ReadTemplates, RejectionReason,
    TemplateField, TemplateStatus,
};
use sendapi_core::{Messenger, Violation};
use serde_json::{Map, Value, json};

use super::asked::asked;
use super::listing::{Page, listing};
use super::{answer, library, success};
use crate::answers::fields::Fields;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::time;
use crate::wire::members::with;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    match call.method {
        Method::GET => read(context, call),
        Method::DELETE => delete(context, call),
        _ => make(context, call),
    }
}

/// `None` if the id is no template's.
pub(super) fn judge_one(context: &Context, call: &Call) -> Option<Result<Accepted, Refusal>> {
    let id = call.route.account.as_str();
    let found = context.find(call, |account| account.templates.get(id).cloned())?;
    match call.method {
        Method::GET => Some(
            asked::<ReadTemplate<'_>>(call)
                .map(|read| answer(&told(&found, read.fields.as_deref()))),
        ),
        Method::POST => Some(change(context, call)),
        _ => None,
    }
}

/// One of the library says what it says there, and needs no review.
fn make(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let make: MakeTemplate<'_> = asked(call)?;
    let of_library = make.library_template_name.as_deref().map(|name| library::made(name, &make));
    let of_library = of_library.transpose()?;
    let reviewed = match &of_library {
        Some(_) => Reviewed::approved(),
        None => Reviewed::of(&make.warnings::<Messenger>()),
    };
    let (id, now) = (context.ids.object(), time::seconds(context.clock.now()));
    let mut template = members(&make);
    template.extend(of_library.unwrap_or_default());
    template.extend(reviewed.members());
    template.insert("id".to_owned(), id.as_str().into());
    template.insert("creation_time".to_owned(), now.into());
    template.insert("last_updated_time".to_owned(), now.into());
    let told = json!({ "id": id, "status": reviewed.status.as_str(), "category": make.category });
    let template = Value::Object(template);
    let is_same = |other: &Value| {
        ["name", "language"].iter().all(|member| other.get(member) == template.get(member))
    };
    context.change(call, |account| {
        account.templates.remove_all(is_same);
        account.templates.add(id.clone(), template.clone());
    });
    Ok(answer(&told).noting(format!("template {id}")))
}

/// It is judged anew.
fn change(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let change: ChangeTemplate<'_> = asked(call)?;
    let reviewed = Reviewed::of(&change.warnings::<Messenger>());
    let now = time::seconds(context.clock.now());
    context.change_first(call, |account| {
        let template = account.templates.get_mut(&call.route.account)?.as_object_mut()?;
        template.extend(members(&change));
        template.remove(REASON);
        template.extend(reviewed.members());
        template.insert("last_updated_time".to_owned(), now.into());
        Some(())
    });
    Ok(success())
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadTemplates<'_> = asked(call)?;
    let found = context.look(call, |account| {
        let all = account.templates();
        let is_meant = |template: &&Value| is_meant(template, &read);
        let found = all.iter().copied().filter(is_meant).map(|template| {
            let count = all.iter().filter(|other| other.get("name") == template.get("name"));
            let template = with(template.clone(), "language_count", count.count());
            told(&template, read.fields.as_deref())
        });
        found.collect()
    });
    Ok(listing(context, call, found, &Page { after: read.after.as_deref(), limit: read.limit }))
}

fn is_meant(template: &Value, read: &ReadTemplates<'_>) -> bool {
    let member = |name: &str| template.get(name).and_then(Value::as_str).unwrap_or_default();
    let is = |name: &str, words: Option<Vec<&str>>| {
        words.is_none_or(|words| words.iter().any(|word| member(name).eq_ignore_ascii_case(word)))
    };
    let says = |wanted: &str| {
        ["components", "body"]
            .iter()
            .any(|part| template.get(part).is_some_and(|part| part.to_string().contains(wanted)))
    };
    let name = read.name.as_deref();
    is("category", read.category.as_deref().map(|it| it.iter().map(|word| word.as_str()).collect()))
        && is(
            "language",
            read.language.as_deref().map(|it| it.iter().map(|word| &**word).collect()),
        )
        && is(
            "status",
            read.status.as_deref().map(|it| it.iter().map(TemplateStatus::as_str).collect()),
        )
        && name.is_none_or(|name| member("name") == name)
        && read.content.as_deref().is_none_or(says)
        && read
            .name_or_content
            .as_deref()
            .is_none_or(|wanted| member("name").contains(wanted) || says(wanted))
}

/// By its name in all languages, by an id in one; a name beside the id must be that one's.
fn delete(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let delete: DeleteTemplate<'_> = asked(call)?;
    let ids = [delete.hsm_id.as_deref(), delete.template_id.as_deref()];
    let is_meant = |template: &Value| {
        let is = |member: &str, wanted: Option<&str>| {
            wanted.is_none_or(|wanted| template.get(member).is_some_and(|own| own == wanted))
        };
        is("name", delete.name.as_deref()) && ids.iter().all(|id| is("id", *id))
    };
    if context.change(call, |account| account.templates.remove_all(is_meant)) {
        return Ok(success());
    }
    let given = ["name", "hsm_id", "template_id"]
        .into_iter()
        .zip([delete.name.as_deref()].into_iter().chain(ids));
    Err(Refusal::no_template(given.filter_map(|(member, value)| Some((member, value?)))))
}

/// What the platform's review makes of a template.
struct Reviewed {
    status: TemplateStatus,
    reason: Option<RejectionReason>,
}

impl Reviewed {
    /// Nobody reviews templates here: one whose parameters have no samples is refused as the platform refuses it, all
    /// others wait.
    fn of(warnings: &[Violation]) -> Self {
        if warnings.iter().any(|warning| warning.rule() == "utility.sample") {
            let reason = RejectionReason::TemplateVariablesMissingSampleValues;
            return Self { status: TemplateStatus::Rejected, reason: Some(reason) };
        }
        Self { status: TemplateStatus::Pending, reason: None }
    }

    const fn approved() -> Self {
        Self { status: TemplateStatus::Approved, reason: None }
    }

    fn members(&self) -> impl Iterator<Item = (String, Value)> {
        let reason = self.reason.as_ref().map(|reason| (REASON.to_owned(), reason.as_str().into()));
        [("status".to_owned(), self.status.as_str().into())].into_iter().chain(reason)
    }
}

fn members(sent: &impl serde::Serialize) -> Map<String, Value> {
    match serde_json::to_value(sent) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

/// All of it, if nothing is asked for.
fn told(template: &Value, fields: Option<&[TemplateField]>) -> Value {
    match fields {
        Some(fields) => Fields::of(fields.iter().map(TemplateField::as_str)).told(template),
        None => template.clone(),
    }
}

/// Why a template is refused.
const REASON: &str = "rejected_reason";
