//! `GET /{version}/debug_token`: what there is to know of a token.

use sendapi_core::call::token::DebugToken;
use serde_json::json;

use super::account::SCOPES;
use super::answer;
use super::asked::asked;
use crate::access::token::Token;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::world::THIS_APP;

/// An app's token is `{app id}|{secret}`, and every other that is taken here a Page's.
pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: DebugToken<'_> = asked(call)?;
    let token = Token::new(&*read.input_token);
    if context.tokens.admit(Some(&token)).is_err() {
        let error = json!({ "code": 190, "message": "Invalid OAuth access token" });
        return Ok(answer(&json!({ "data": { "error": error, "is_valid": false, "scopes": [] } })));
    }
    let app = token.expose().split_once('|').map(|(app, _)| app.to_owned());
    let mut data = json!({
        "app_id": app.as_deref().unwrap_or(THIS_APP),
        "application": "This app",
        "type": if app.is_some() { "APP" } else { "PAGE" },
        "is_valid": true,
        "expires_at": 0,
        "data_access_expires_at": 0,
        "scopes": if app.is_some() { &[] } else { SCOPES },
    });
    if let (None, Some(members)) = (app, data.as_object_mut()) {
        members.insert("profile_id".to_owned(), context.known_account("me").into());
    }
    Ok(answer(&json!({ "data": data })))
}
