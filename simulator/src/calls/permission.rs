//! What a token has to be for what is called with it. Tokens of which nothing is known may do everything.

use axum::http::Method;
use sendapi_core::call::permission::{Access, Feature};

use crate::access::access_token::AccessToken;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::request::call::Call;
use crate::world::accounts::is_instagram;
use crate::{Endpoint, Platform};

/// What is not allowed does not get past it.
pub(crate) fn admit(context: &Context, call: &Call) -> Result<(), Refusal> {
    let Some(token) = context.tokens.known(call.credentials.token.as_ref()) else { return Ok(()) };
    if token.person().is_some() && !is_for_people(context, call, token) {
        return Err(Refusal::no_account_token());
    }
    let named = call.route.account.as_str();
    if context.accounts.has(named) && !context.reaches(call, named) {
        return Err(Refusal::object(&call.method, named));
    }
    match missing(call, token) {
        Some(permission) => Err(Refusal::permission(permission)),
        None => Ok(()),
    }
}

/// What a person's token is good for too: a Page that they manage tells them its token.
fn is_for_people(context: &Context, call: &Call, token: &AccessToken) -> bool {
    let account = call.route.account.as_str();
    match call.route.endpoint {
        Endpoint::Accounts
        | Endpoint::Permissions
        | Endpoint::DebugToken
        | Endpoint::Batch
        | Endpoint::Objects => true,
        Endpoint::Object if call.method != Method::GET => false,
        Endpoint::Object => {
            account == "me" || (context.accounts.has(account) && token.manages(account))
        }
        _ => false,
    }
}

fn missing(call: &Call, token: &AccessToken) -> Option<&'static str> {
    let needed = feature(call.route.endpoint)?.permissions(access(call))?.needed;
    needed.iter().copied().find(|permission| !token.allows(permission))
}

fn feature(endpoint: Endpoint) -> Option<Feature> {
    match endpoint {
        Endpoint::Messages => Some(Feature::Messages),
        Endpoint::MessageAttachments => Some(Feature::Uploads),
        Endpoint::SubscribedApps => Some(Feature::Webhooks),
        Endpoint::MessageTemplates => Some(Feature::Utility),
        _ => None,
    }
}

fn access(call: &Call) -> Access {
    match call.platform {
        _ if call.host.as_deref().is_some_and(is_instagram) => Access::InstagramLogin,
        Platform::Messenger => Access::Page,
        Platform::Instagram => Access::InstagramByPage,
    }
}
