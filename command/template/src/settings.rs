//! What the bot reads from its environment; `.env.example` says of each variable what it is and where it comes from.

use std::error::Error;
use std::fmt::Display;
use std::net::{Ipv4Addr, SocketAddr};
use std::str::FromStr;

use sendapi::webhook::{Handshake, Verifier};
use sendapi::{Accounts, Client};

/// Its `Debug` shows no secrets.
#[derive(Debug)]
pub struct Settings {
    /// For whom the bot answers.
    pub accounts: Accounts,
    /// Tells what is from the platform.
    pub verifier: Verifier,
    /// Answers the platform when it asks whether the address is ours.
    pub handshake: Handshake,
    /// Where the bot listens.
    pub address: SocketAddr,
}

impl Settings {
    /// Reads them by this function, in a program `std::env::var`. What is set to nothing counts as not set.
    ///
    /// # Errors
    ///
    /// Names every variable that is missing, or the one that cannot be used and why.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Box<dyn Error>> {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let mut missing = Vec::new();
        let mut needed = |name: &'static str| {
            variable(name).unwrap_or_else(|| {
                missing.push(name);
                String::new()
            })
        };
        // [messenger]
        let (page_id, page_token) = (needed("SENDAPI_PAGE_ID"), needed("SENDAPI_PAGE_TOKEN"));
        // [end]
        // [instagram]
        let instagram_id = needed("SENDAPI_INSTAGRAM_ID");
        let instagram_token = needed("SENDAPI_INSTAGRAM_TOKEN");
        // [end]
        let app_secret = needed("SENDAPI_APP_SECRET");
        // [both]
        let instagram_secret = needed("SENDAPI_INSTAGRAM_APP_SECRET");
        // [end]
        let verify_token = needed("SENDAPI_VERIFY_TOKEN");
        if !missing.is_empty() {
            let missing = missing.join(", ");
            return Err(format!("not set: {missing}; `.env.example` says more").into());
        }

        let client = Client::builder().app_secret(&app_secret);
        // [both]
        let client = client.instagram_app_secret(&instagram_secret);
        // [end]
        let client = match variable("SENDAPI_URL") {
            Some(url) => client.base_url(url),
            None => client,
        };
        let client = client.build().map_err(in_variable("SENDAPI_URL"))?;

        let mut accounts = Accounts::new();
        // [messenger]
        let page = accounts.add(client.page(page_id, page_token));
        page.map_err(in_variable("SENDAPI_PAGE_ID, SENDAPI_PAGE_TOKEN"))?;
        // [end]
        // [instagram]
        let instagram = accounts.add(client.instagram_login(instagram_id, instagram_token));
        instagram.map_err(in_variable("SENDAPI_INSTAGRAM_ID, SENDAPI_INSTAGRAM_TOKEN"))?;
        // [end]

        let verifier = Verifier::new(app_secret);
        // [both]
        let verifier = verifier.or(instagram_secret);
        // [end]
        let host = parsed("BIND_ADDRESS", variable("BIND_ADDRESS"), "an IP address")?;
        let port = parsed("PORT", variable("PORT"), "a number up to 65535")?;
        let usual = (Ipv4Addr::LOCALHOST.into(), 8080);
        let address = SocketAddr::new(host.unwrap_or(usual.0), port.unwrap_or(usual.1));
        Ok(Self {
            accounts,
            verifier,
            handshake: Handshake::new(verify_token),
            address,
        })
    }
}

/// What a variable is set to, if it is.
fn parsed<T: FromStr>(name: &str, value: Option<String>, what: &str) -> Result<Option<T>, String> {
    let unread = |value| format!("{name} is `{value}`, and is to be {what}");
    value
        .map(|value| value.parse().map_err(|_| unread(value)))
        .transpose()
}

fn in_variable<E: Display>(name: &str) -> impl Fn(E) -> String {
    move |error| format!("{name}: {error}")
}
