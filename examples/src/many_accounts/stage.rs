//! Who sends, and a simulator in which one of them has lost its token.

use std::error::Error;

use sendapi::{Accounts, Client, Rates};
use sendapi_simulator::{Builder, Simulator};

/// The accounts, and the simulator that takes their messages.
#[derive(Debug)]
pub struct Stage {
    /// Who sends.
    pub accounts: Accounts,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator, where all is well until [`trouble`](Self::trouble) is asked for.
    ///
    /// The client is one for all accounts, and with it the connections. It sends without a limit of
    /// its own, which only a simulator puts up with: to send to people, leave out `rates`.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let pages = PAGES.into_iter().chain([EXPIRED]);
        let simulator = pages
            .clone()
            .fold(Simulator::builder(), Builder::page)
            .instagram(PAGE_OF_INSTAGRAM)
            .start()
            .await?;
        let client = Client::builder().base_url(simulator.url()).rates(Rates::UNLIMITED).build()?;
        let mut accounts = Accounts::new();
        for page in pages {
            accounts.add(client.page(page, format!("the-token-of-{page}")))?;
        }
        // It sends by its Page, and has an id of its own in webhooks.
        let token = format!("the-token-of-{PAGE_OF_INSTAGRAM}");
        accounts.add_as(INSTAGRAM, client.instagram(PAGE_OF_INSTAGRAM, token))?;
        Ok(Self { accounts, simulator })
    }

    /// From now on one account's token has expired.
    pub fn trouble(&self) {
        self.simulator.faults().expire_tokens_of(EXPIRED, "another-token");
    }
}

/// Pages whose messages get through.
pub const PAGES: [&str; 3] = ["101", "102", "103"];
/// The page whose token expires.
pub const EXPIRED: &str = "104";
/// The Instagram account, as webhooks name it.
pub const INSTAGRAM: &str = "17841400000000001";
const PAGE_OF_INSTAGRAM: &str = "105";
