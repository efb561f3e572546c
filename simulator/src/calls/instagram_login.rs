//! The host of Instagram login: what is not there.

use sendapi_core::call::instagram_login::{There, there};
use sendapi_core::call::{CALLS, Root};

use crate::Endpoint;
use crate::answers::refusal::Refusal;
use crate::request::call::Call;
use crate::world::accounts::is_instagram;

/// What is not on the host that the request names does not get past it. The usual names of what has another one there
/// are taken as well: guides have them.
pub(crate) fn admit(call: &Call) -> Result<(), Refusal> {
    let is_there = call.host.as_deref().is_some_and(is_instagram);
    match missing(call.route.endpoint).filter(|_| is_there) {
        Some(instead) => Err(Refusal::not_with_instagram_login(&call.method, instead)),
        None => Ok(()),
    }
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
