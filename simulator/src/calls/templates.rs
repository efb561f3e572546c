//! `/{version}/{account}/message_templates`: utility templates.

use axum::http::Method;
use sendapi_core::call::message_template::{DeleteTemplate, MakeTemplate, ReadTemplates};
use serde_json::{Value, json};

use super::asked::asked;
use super::listing::{Page, listing};
use super::{answer, library, success};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::utility::LIBRARY_BODY;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    match call.method {
        Method::GET => read(context, call),
        Method::DELETE => delete(context, call),
        _ => make(context, call),
    }
}

/// Nobody reviews templates here: one of the library is approved at once and says what it says there, and all
/// others wait.
fn make(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let make: MakeTemplate<'_> = asked(call)?;
    let of_library =
        |name| library::body_of(name).ok_or_else(|| Refusal::no_library_template(name));
    let body = make.library_template_name.as_deref().map(of_library).transpose()?;
    let status = if body.is_some() { "APPROVED" } else { "PENDING" };
    let id = context.ids.object();
    let mut template = serde_json::to_value(&make).unwrap_or_default();
    if let Value::Object(members) = &mut template {
        members.insert("id".to_owned(), id.as_str().into());
        members.insert("status".to_owned(), status.into());
        members.extend(body.map(|body| (LIBRARY_BODY.to_owned(), body.into())));
    }
    let category = template.get("category").cloned();
    let is_same = |other: &Value| {
        other.get("name") == template.get("name")
            && other.get("language") == template.get("language")
    };
    context.change(call, |account| {
        account.templates.remove_all(is_same);
        account.templates.add(id.clone(), template.clone());
    });
    let told = json!({ "id": id, "status": status, "category": category });
    Ok(answer(&told).noting(format!("template {id}")))
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadTemplates<'_> = asked(call)?;
    let is = |template: &Value, name: &str, wanted: Option<&str>| {
        wanted.is_none_or(|wanted| template.get(name).and_then(Value::as_str) == Some(wanted))
    };
    let says = |template: &Value, wanted: &str| {
        template.get("components").is_some_and(|parts| parts.to_string().contains(wanted))
    };
    let is_meant = |template: &&Value| {
        is(template, "name", read.name.as_deref())
            && is(template, "language", read.language.as_deref())
            && is(template, "status", read.status.as_deref())
            && read.content.as_deref().is_none_or(|wanted| says(template, wanted))
            && read.name_or_content.as_deref().is_none_or(|wanted| {
                template.get("name").is_some_and(|name| name.to_string().contains(wanted))
                    || says(template, wanted)
            })
    };
    let found = context
        .look(call, |account| account.templates().into_iter().filter(is_meant).cloned().collect());
    Ok(listing(call, found, &Page { after: read.after.as_deref(), limit: read.limit }))
}

/// In all languages.
fn delete(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let delete: DeleteTemplate<'_> = asked(call)?;
    let is_meant = |template: &Value| template.get("name") == Some(&delete.name.as_str().into());
    let was_there = context.change(call, |account| account.templates.remove_all(is_meant));
    if was_there { Ok(success()) } else { Err(Refusal::no_template(&delete.name)) }
}
