//! The hosts: which tokens each takes, and what is not on that of Instagram login.

use sendapi_core::call::instagram_login::{There, there};
use sendapi_core::call::{CALLS, Root};

use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::request::call::Call;
use crate::world::accounts::hosts;
use crate::{Endpoint, Platform};

/// What is not on the host that the request names does not get past it, nor does a token of the other host. The usual names of
/// what has another one there are taken as well: guides have them. A request that names this machine may be for either.
pub(crate) fn admit(context: &Context, call: &Call) -> Result<(), Refusal> {
    let Some(host) = call.host.as_deref().and_then(hosts) else { return Ok(()) };
    if context.host_of(call.credentials.token.as_ref()).is_some_and(|its| its != host) {
        return Err(Refusal::token_of_another_host(host));
    }
    if host == Platform::Messenger {
        return Ok(());
    }
    if let Some(instead) = missing(call.route.endpoint) {
        return Err(Refusal::not_with_instagram_login(&call.method, instead));
    }
    let named = call.route.account.as_str();
    if context.accounts.pages().contains(&named) {
        return Err(Refusal::object(&call.method, named));
    }
    Ok(())
}

fn missing(endpoint: Endpoint) -> Option<&'static str> {
    match endpoint {
        // What an id is of shows later; messages and what goes with them are there.
        Endpoint::Object | Endpoint::Batch | Endpoint::Messages => None,
        Endpoint::MarketingMessages => instead(Root::AdAccount, Endpoint::Messages.edge()),
        other => {
            let mut calls = CALLS.iter().filter(|call| call.edge == other.edge());
            calls.find_map(|call| instead(call.root, call.edge))
        }
    }
}

fn instead(root: Root, edge: &str) -> Option<&'static str> {
    match there(root, edge) {
        There::Missing(instead) => Some(instead),
        _ => None,
    }
}
