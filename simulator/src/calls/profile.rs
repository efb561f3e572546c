//! `/{version}/{account}/messenger_profile`: what people see before they write.

use axum::http::Method;
use sendapi_core::call::profile::{DeleteProfile, ProfileField, ReadProfile, Settings};
use sendapi_core::convert::value::Value as _;
use serde_json::{Map, Value, json};

use super::asked::asked;
use super::{answer, result_success};
use crate::Platform;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    match call.method {
        Method::GET => read(context, call),
        Method::DELETE => delete(context, call),
        _ => set(context, call),
    }
}

/// What is set stays, as far as it is not set anew.
fn set(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let settings: Settings<'_> = asked(call)?;
    let Ok(Value::Object(mut parts)) = serde_json::to_value(&settings) else {
        return Ok(result_success());
    };
    parts.remove("platform");
    change(context, call, |profile| profile.extend(parts))
}

fn read(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadProfile<'_> = asked(call)?;
    let platform = call.named_platform()?;
    let found = context.look(call, |account| {
        let profile = account.profile_of(platform);
        let part = |field: &ProfileField| match (name(*field), field) {
            (name, ProfileField::SubjectToNewEuPrivacyRules) => Some((name, Value::Bool(false))),
            (name, _) => profile.get(&name).map(|part| (name, part.clone())),
        };
        read.fields.iter().filter_map(part).collect::<Map<_, _>>()
    });
    let data = if found.is_empty() { json!([]) } else { json!([found]) };
    Ok(answer(&json!({ "data": data })))
}

fn delete(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let delete: DeleteProfile<'_> = asked(call)?;
    change(context, call, |profile| {
        profile.retain(|part, _| !delete.fields.iter().any(|field| name(*field) == *part));
    })
}

/// A change that would leave a menu without the button that it needs changes nothing.
fn change(
    context: &Context,
    call: &Call,
    change: impl FnOnce(&mut Map<String, Value>),
) -> Result<Accepted, Refusal> {
    let platform = call.named_platform()?;
    context.change(call, |account| {
        let profile = account.profile_of_mut(platform);
        let mut changed = profile.clone();
        change(&mut changed);
        if platform == Platform::Messenger && has_menu_alone(&changed) {
            return Err(Refusal::menu_without_get_started());
        }
        *profile = changed;
        Ok(result_success())
    })
}

fn has_menu_alone(profile: &Map<String, Value>) -> bool {
    profile.contains_key(&name(ProfileField::PersistentMenu))
        && !profile.contains_key(&name(ProfileField::GetStarted))
}

fn name(field: ProfileField) -> String {
    field.node().text().unwrap_or_default().to_owned()
}
