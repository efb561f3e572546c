//! The profile of a page: what people see before they write.
//!
//! The platform takes ten calls about a profile in ten minutes. A program that sets its profile
//! whenever it starts would run into that, so this one looks first and sets only what is another.

use std::error::Error;

use sendapi::call::profile::{Fields, Settings};
use sendapi::{Account, Client, Profile, profile};
use sendapi_simulator::Simulator;

/// A page and the simulator that keeps its profile.
#[derive(Debug)]
pub struct Stage {
    /// Whose profile it is.
    pub page: Account,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().page(PAGE).start().await?;
        let client = Client::builder().base_url(simulator.url()).build()?;
        Ok(Self { page: client.page(PAGE, "a-token-for-the-simulator"), simulator })
    }
}

/// The profile of a bakery that bakes these breads. Every literal in it is checked while it compiles.
pub fn bakery<'a>(breads: &'a [&'a str]) -> Profile<'a> {
    profile!(Messenger {
        get_started: { payload: "START" },
        greeting: [
            greeting { locale: "default", text: "Good morning, {{user_first_name}}" },
            greeting { locale: "nb_NO", text: "God morgen, {{user_first_name}}" },
        ],
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [
                question { question: "When are you open?", payload: "HOURS" },
                question { question: "What is free of nuts?", payload: "NUTS" },
            ],
        }],
        persistent_menu: [menu {
            locale: "default",
            call_to_actions: [
                for bread in breads {
                    postback { title: bread, payload: bread },
                },
                web_url { title: "All breads", url: "https://bakery.example/breads" },
            ],
        }],
        whitelisted_domains: ["https://bakery.example"],
    })
}

/// What was done about a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Nothing: it was like that already.
    AsItWas,
    /// It was set.
    Set,
}

/// Sets the profile, unless the page has it already.
///
/// # Errors
///
/// What the platform refuses, and a call that it cannot be reached for.
pub async fn set_up(page: &Account, profile: &Profile<'_>) -> Result<Done, sendapi::Error> {
    if is_set(&page.profile().await?, profile.settings()) {
        return Ok(Done::AsItWas);
    }
    page.set_profile(profile).await?;
    Ok(Done::Set)
}

/// Whether all that is wanted is there; what is there besides may stay.
fn is_set(found: &Fields, wanted: &Settings<'_>) -> bool {
    fn has<T: PartialEq>(found: Option<&T>, wanted: Option<&T>) -> bool {
        wanted.is_none() || found == wanted
    }
    let found = &found.settings;
    has(found.get_started.as_ref(), wanted.get_started.as_ref())
        && has(found.greeting.as_ref(), wanted.greeting.as_ref())
        && has(found.ice_breakers.as_ref(), wanted.ice_breakers.as_ref())
        && has(found.persistent_menu.as_ref(), wanted.persistent_menu.as_ref())
        && has(found.commands.as_ref(), wanted.commands.as_ref())
        && has(found.whitelisted_domains.as_ref(), wanted.whitelisted_domains.as_ref())
        && has(found.account_linking_url.as_ref(), wanted.account_linking_url.as_ref())
}

const PAGE: &str = "101";
