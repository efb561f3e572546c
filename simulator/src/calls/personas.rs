//! `/{version}/{account}/personas`, and a persona by its id.

use axum::http::Method;
use sendapi_core::call::persona::{DeletePersona, MakePersona, ReadPersona, ReadPersonas};
use serde_json::{Value, json};

use super::asked::asked;
use super::listing::{Page, listing};
use super::{answer, made, success};
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::Persona;

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    if call.method == Method::GET {
        let read: ReadPersonas<'_> = asked(call)?;
        let all = context.look(call, |account| {
            account.personas.iter().map(|(id, persona)| json(id, persona)).collect()
        });
        return Ok(listing(
            context,
            call,
            all,
            &Page { after: read.after.as_deref(), limit: read.limit },
        ));
    }
    let make: MakePersona<'_> = asked(call)?;
    let id = context.ids.object();
    let persona = Persona {
        name: make.name.to_string(),
        profile_picture_url: make.profile_picture_url.to_string(),
    };
    context.change(call, |account| account.personas.add(id.clone(), persona));
    Ok(made("persona", &id))
}

/// `None` if the id is no persona's.
pub(super) fn judge_one(context: &Context, call: &Call) -> Option<Result<Accepted, Refusal>> {
    let id = call.route.account.as_str();
    if call.method == Method::GET {
        let found = context.find(call, |account| Some(json(id, account.personas.get(id)?)))?;
        return Some(asked::<ReadPersona>(call).map(|_| answer(&found)));
    }
    context.find(call, |account| account.personas.get(id).map(drop))?;
    if call.method != Method::DELETE {
        return None;
    }
    Some(asked::<DeletePersona>(call).map(|_| {
        context.change_first(call, |account| account.personas.remove(id));
        success()
    }))
}

fn json(id: &str, persona: &Persona) -> Value {
    let Persona { name, profile_picture_url } = persona;
    json!({ "id": id, "name": name, "profile_picture_url": profile_picture_url })
}
