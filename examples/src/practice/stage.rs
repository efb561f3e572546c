//! Both accounts of the practice, in one simulator that tells its bot what people do.

use std::error::Error;
use std::net::SocketAddr;

use sendapi::webhook::{Handler, Handshake, Inbox, Verifier};
use sendapi::{Accounts, Client};
use sendapi_simulator::Simulator;

use crate::causes;

/// Where the bot plays.
#[derive(Debug)]
pub struct Stage {
    /// The Page and the Instagram account, which events find by their ids.
    pub accounts: Accounts,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts a simulator that posts to the bot at this address.
    ///
    /// # Errors
    ///
    /// Why it does not start.
    pub async fn set(bot: SocketAddr) -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder()
            .page(PAGE)
            .account_name(PAGE, NAME)
            .instagram(INSTAGRAM)
            .account_name(INSTAGRAM, NAME)
            .webhook(format!("http://{bot}/webhook"), APP_SECRET, VERIFY_TOKEN)
            .start()
            .await?;
        let client = Client::builder().base_url(simulator.url()).build()?;
        let mut accounts = Accounts::new();
        accounts.add(client.page(PAGE, TOKEN))?;
        accounts.add(client.instagram(INSTAGRAM, TOKEN))?;
        Ok(Self { accounts, simulator })
    }

    /// An inbox that hands on to this bot.
    #[must_use]
    pub fn inbox(&self, bot: impl Handler) -> Inbox {
        Inbox::builder(Verifier::new(APP_SECRET), Handshake::new(VERIFY_TOKEN))
            .accounts(self.accounts.clone())
            .on_error(|failure| {
                anstream::eprintln!("{failure}");
                causes(failure).for_each(|cause| anstream::eprintln!("  because: {cause}"));
            })
            .start(bot)
    }
}

const NAME: &str = "The practice at the harbour";
const PAGE: &str = "101";
const INSTAGRAM: &str = "17841400000000101";
const TOKEN: &str = "a-token-for-the-simulator";
const APP_SECRET: &str = "sesame";
const VERIFY_TOKEN: &str = "open";
