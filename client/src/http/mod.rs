//! HTTP: the one folder that names the library underneath.
//!
//! - `endpoint`: one exchange, of which `body` and `departure` know how much was written; `form`: how files go
//! - `credential`: what proves who calls, signed by `proof`; `conceal`: that it shows nowhere
//! - `base_url`, `site`: where, and the room there; `settings`: how the client underneath is made

mod address;
mod answer;
mod base_url;
mod body;
mod conceal;
mod credential;
mod departure;
mod endpoint;
mod form;
mod proof;
mod secret;
mod settings;
mod site;

pub(crate) use base_url::BaseUrl;
pub(crate) use conceal::conceal_token;
pub(crate) use credential::Credential;
pub(crate) use departure::{Departure, OnlyWhile};
pub(crate) use endpoint::{Endpoint, Try};
pub(crate) use proof::{AppSecret, Prover};
/// For programs that change how the library underneath makes its client.
#[cfg(feature = "reqwest")]
pub(crate) use reqwest::ClientBuilder;
pub(crate) use secret::check_token;
pub(crate) use settings::Settings;
pub(crate) use site::Site;

use sendapi_core::platform::version::GraphVersion;

use crate::error::Problem;

/// The connections.
pub(crate) struct Transport(reqwest::Client);

impl Transport {
    pub(crate) fn new(settings: &Settings, sites: [&Site; 2]) -> Result<Self, Problem> {
        settings.client(sites).map(Self)
    }

    pub(crate) fn endpoint<'a>(
        &self,
        site: &Site,
        version: GraphVersion,
        path: impl IntoIterator<Item = &'a str>,
    ) -> Endpoint {
        Endpoint::new(self.0.clone(), site.room.clone(), site.url.join(version, path))
    }
}
