//! `GET /{version}/debug_token`: what there is to know of a token.

use std::time::SystemTime;

use sendapi_core::call::token::DebugToken;
use serde_json::{Map, Value, json};

use super::account::{ANY_PERSON, scopes};
use super::answer;
use super::asked::asked;
use crate::access::access_token::AccessToken;
use crate::access::token::Token;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::time;
use crate::world::THIS_APP;

/// An app's token is `{app id}|{secret}`, and every other that is taken here an account's unless it is known as a
/// person's. An app is told of its own tokens alone.
pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: DebugToken<'_> = asked(call)?;
    let token = Token::new(&*read.input_token);
    let known = context.tokens.known(Some(&token));
    let asking = call.credentials.token.as_ref().map(|asking| context.app_of(asking));
    let another = known.and_then(AccessToken::app);
    if another.is_some_and(|another| asking != Some(another)) {
        return Err(Refusal::another_app());
    }
    let mut data = told(context, &token, known);
    if let Err(refusal) = context.admit(Some(&token)) {
        let dead = json!({ "error": refusal.in_short(), "is_valid": false, "scopes": [] });
        // Of one that was good once its kind and its app are still told.
        if known.is_none() {
            data.clear();
        }
        data.extend(members(dead));
    }
    Ok(answer(&json!({ "data": data })))
}

fn told(context: &Context, token: &Token, known: Option<&AccessToken>) -> Map<String, Value> {
    let app = token.app();
    let person = known.and_then(AccessToken::person);
    let [expires_at, data_access_expires_at] =
        known.map(AccessToken::ends).unwrap_or_default().map(ends);
    let kind = match (app, person) {
        (Some(_), _) => "APP",
        (None, Some(_)) => "USER",
        (None, None) => "PAGE",
    };
    let mut data = members(json!({
        "app_id": context.app_of(token),
        "application": if context.app_of(token) == THIS_APP { "This app" } else { "Another app" },
        "type": kind,
        "is_valid": true,
        "expires_at": expires_at,
        "data_access_expires_at": data_access_expires_at,
        "scopes": if app.is_some() { Vec::new() } else { scopes(known) },
    }));
    let account = known.and_then(AccessToken::account);
    match kind {
        "PAGE" => context
            .profile(account)
            .and_then(|account| data.insert("profile_id".to_owned(), account.into())),
        "USER" => data.insert("user_id".to_owned(), ANY_PERSON.into()),
        _ => None,
    };
    data
}

/// In seconds since 1970; 0 is never.
fn ends(at: Option<SystemTime>) -> u64 {
    at.map_or(0, time::seconds)
}

fn members(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
