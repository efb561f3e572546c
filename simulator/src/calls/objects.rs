//! `GET /{version}/?ids=…`: several objects in one call, until v26.0.

use axum::http::Method;
use serde_json::{Map, Value};

use super::{answer, object, permission};
use crate::Endpoint;
use crate::answers::flaw::Flaw;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::route::Route;

/// An object for each id; one that cannot be read fails the whole.
pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let Some(ids) = call.body.get(IDS).map(listed) else {
        return Err(Refusal::method(&Method::GET, "batch", &["POST"]));
    };
    if ids.iter().any(String::is_empty) || ids.is_empty() {
        return Err(Refusal::parameter("Cannot specify an empty identifier"));
    }
    if ids.len() > MOST {
        let sentence = format!("Too many IDs. Maximum: {MOST}. Provided: {}.", ids.len());
        return Err(Refusal::parameter(&sentence));
    }
    let sentence =
        "`ids` asks for several objects in one call: from v27.0 on, new apps cannot do so";
    call.told.tell([Flaw::told("wire.ids", format!("/{IDS}"), sentence.to_owned())])?;
    let objects = ids.iter().map(|id| Ok((id.clone(), one(context, call, id)?)));
    Ok(answer(&Value::Object(objects.collect::<Result<Map<_, _>, Refusal>>()?)))
}

fn one(context: &Context, call: &Call, id: &str) -> Result<Value, Refusal> {
    let route = Route::parse(&Method::GET, &format!("/{id}"))?;
    if route.endpoint != Endpoint::Object || route.version.is_some() {
        return Err(Refusal::object(&Method::GET, id));
    }
    let route = Route { version: call.route.version.clone(), ..route };
    let call = context.in_its_name(call.about(route, IDS));
    permission::admit(context, &call)?;
    context.admit_me(&call)?;
    let accepted = object::judge(context, &call)?;
    Ok(serde_json::from_slice(&accepted.reply.body).unwrap_or_default())
}

/// With commas between them, or as a list.
fn listed(ids: &Value) -> Vec<String> {
    let texts: Vec<_> = match ids {
        Value::Array(items) => items.iter().map(text).collect(),
        other => text(other).split(',').map(|id| id.trim().to_owned()).collect(),
    };
    texts
}

fn text(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), |id| id.trim().to_owned())
}

const IDS: &str = "ids";
/// [Changes of v2.2](https://developers.facebook.com/docs/graph-api/changelog/version2.2).
const MOST: usize = 50;
