//! Why there is no bot to bring webhooks to.

use std::error::Error;
use std::fmt;

use sendapi_core::told::Written;

use crate::Outcome;

/// Why a bot gets no webhooks: its address or secrets will not do, or it did not answer the handshake.
///
/// Nothing of the secrets is in it, nor of the query of the address.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookError(String);

impl WebhookError {
    pub(crate) fn none() -> Self {
        Self("this simulator was started without the address of a bot: name it by `Builder::webhook`".into())
    }

    pub(crate) fn address(url: &str) -> Self {
        let shown = Written(url.split('?').next().unwrap_or_default());
        Self(format!(
            "`{shown}` is no address of a bot: write it like `http://127.0.0.1:8080/webhook`"
        ))
    }

    pub(crate) fn address_with_secret() -> Self {
        Self("the bot's address holds a user's name before `@`: leave it out".into())
    }

    pub(crate) fn scheme(scheme: &str) -> Self {
        let scheme = Written(scheme);
        Self(format!(
            "the bot's address begins with `{scheme}://`, and only `http://` is spoken here"
        ))
    }

    pub(crate) fn elsewhere(host: &str) -> Self {
        let host = Written(host);
        Self(format!(
            "the bot's address is on `{host}`, not on this machine: use `127.0.0.1`, or allow every \
             address by `Builder::webhook_anywhere`"
        ))
    }

    pub(crate) fn no_secret() -> Self {
        Self("the app secret for webhooks is missing or empty: give the one that the bot verifies with".into())
    }

    pub(crate) fn no_verify_token() -> Self {
        Self(
            "the verify token for webhooks is missing or empty: give the one that the bot knows"
                .into(),
        )
    }

    pub(crate) fn handshake(address: &str, challenge: &str, outcome: &Outcome) -> Self {
        let remedy = match outcome {
            Outcome::Answered { status: 200, .. } => {
                format!("answer with `hub.challenge` as plain text, here `{challenge}`")
            }
            Outcome::Answered { .. } => {
                "compare its verify token with the simulator's, and its path".to_owned()
            }
            _ => "start it, and compare its address".to_owned(),
        };
        Self(format!("the bot at {address} {outcome} in the handshake: {remedy}"))
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

sendapi_core::told! { WebhookError }

impl Error for WebhookError {}
