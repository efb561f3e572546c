//! The profile of a page: what people see before they write.
//!
//! The platform takes ten calls about a profile in ten minutes. A program that sets its profile
//! whenever it starts would run into that, so `Account::sync_profile` looks first and sets only what is another.

use std::error::Error;

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

const PAGE: &str = "101";
