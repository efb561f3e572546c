//! Whose shop it is.

use std::env;
use std::time::Duration;

use sendapi::{Accounts, Client, ClientBuilder};

use super::Failure;

/// A page, and what proves that a webhook is genuine.
pub(crate) struct Stage {
    /// Another place than the platform, such as a simulator.
    pub(crate) url: Option<String>,
    pub(crate) page: String,
    pub(crate) token: String,
    pub(crate) app_secret: String,
    pub(crate) verify_token: String,
    /// How long one request may take: for so long what a killed process had begun may still arrive.
    pub(crate) timeout: Duration,
}

impl Stage {
    /// As the environment names it; nothing if it names none.
    pub(crate) fn named() -> Result<Option<Self>, Failure> {
        let value = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        match NAMES.map(value) {
            [Some(page), Some(token), Some(app_secret), Some(verify_token)] => {
                let url = value("SENDAPI_URL");
                Ok(Some(Self { url, page, token, app_secret, verify_token, timeout: TIMEOUT }))
            }
            [None, None, None, None] => Ok(None),
            _ => Err(format!("set all of {}, or none for a simulator", NAMES.join(", ")).into()),
        }
    }

    /// For a simulator.
    pub(crate) fn made_up() -> Self {
        Self {
            url: None,
            page: "101".to_owned(),
            token: "a-token-for-the-simulator".to_owned(),
            app_secret: "sesame".to_owned(),
            verify_token: "open".to_owned(),
            timeout: TIMEOUT,
        }
    }

    pub(super) fn accounts(&self) -> Result<Accounts, Failure> {
        let client = self.url.iter().fold(Client::builder(), ClientBuilder::base_url);
        let client = client.app_secret(&*self.app_secret).build()?;
        Ok([client.page(&*self.page, &*self.token)].into_iter().collect())
    }
}

const NAMES: [&str; 4] =
    ["SENDAPI_PAGE_ID", "SENDAPI_PAGE_TOKEN", "SENDAPI_APP_SECRET", "SENDAPI_VERIFY_TOKEN"];
const TIMEOUT: Duration = Duration::from_secs(10);
