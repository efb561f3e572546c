//! What is called beside `/messages`, by the client against the simulator: what is set can be read, and
//! what is refused changes nothing.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends at the first surprise"
)]

mod around;
mod calling;
mod conversations;
mod labels;
mod limits;
mod linking;
mod moderation;
mod people;
mod personas;
mod profile;
mod routing;
mod subscriptions;
mod templates;
mod user_menu;

use sendapi::{Account, Client, Error, Instagram, Violation};
use sendapi_simulator::{Builder, Simulator};

const PAGE: &str = "101";
const INSTAGRAM: &str = "17841400000000001";
const TOKEN: &str = "EAABferry0123456789";
const PERSON: &str = "7204418830956127";

/// Keep it whole: with the simulator dropped, nobody answers.
struct Stage {
    simulator: Simulator,
    page: Account,
    /// The Page's Instagram account, by the Page's token.
    instagram: Account<Instagram>,
    /// An Instagram account with a token of its own.
    by_login: Account<Instagram>,
}

impl Stage {
    async fn set() -> Self {
        Self::of(Simulator::builder()).await
    }

    async fn of(builder: Builder) -> Self {
        let simulator = builder.page(PAGE).instagram(INSTAGRAM).start().await.unwrap();
        let client = Client::builder().base_url(simulator.url()).build().unwrap();
        Self {
            page: client.page(PAGE, TOKEN),
            instagram: client.instagram(PAGE, TOKEN),
            by_login: client.instagram_login(INSTAGRAM, TOKEN),
            simulator,
        }
    }
}

/// Code and subcode of the platform's refusal.
fn code(error: &Error) -> (i64, Option<i64>) {
    let graph = error.graph().unwrap_or_else(|| panic!("no refusal of the platform: {error:?}"));
    (graph.code(), graph.subcode())
}

/// The rules for which nothing left.
fn rules(error: &Error) -> Vec<&str> {
    let invalid = error.invalid().unwrap_or_else(|| panic!("no broken rules: {error:?}"));
    invalid.violations().iter().map(Violation::rule).collect()
}
