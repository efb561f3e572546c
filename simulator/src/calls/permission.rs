//! What a token has to be for what is called with it. Tokens of which nothing is known may do everything.

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
    if token.person().is_some() && !is_for_people(call) {
        return Err(Refusal::no_account_token());
    }
    if token.account().is_some_and(|own| is_anothers(context, call, own)) {
        return Err(Refusal::object(&call.method, &call.route.account));
    }
    match missing(call, token) {
        Some(permission) => Err(Refusal::permission(permission)),
        None => Ok(()),
    }
}

/// Whether the path names another account than the token's `own`. What a Page's token is good for on Instagram depends on
/// which account is linked, and so goes through.
fn is_anothers(context: &Context, call: &Call, own: &str) -> bool {
    let (accounts, named) = (&context.accounts, call.route.account.as_str());
    let is_alike = || accounts.platform(named, None) == accounts.platform(own, None);
    named != own && accounts.has(named) && is_alike()
}

/// What a person's token is good for too.
fn is_for_people(call: &Call) -> bool {
    match call.route.endpoint {
        Endpoint::Accounts | Endpoint::Permissions | Endpoint::DebugToken | Endpoint::Batch => true,
        Endpoint::Object => call.route.account == "me",
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
