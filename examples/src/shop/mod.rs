//! The bakery as a bot: shelves, a basket, a receipt, somebody to talk to, and a word the next morning.
//!
//! - [`catalogue`]: what is sold; [`pictures`]: what it looks like
//! - [`action`]: what a tap means; [`hearing`]: what everything else means
//! - [`clerk`]: what is done about it; [`ordering`], from the basket to the receipt; `desk`, from the bot to somebody and
//!   back; `turn`, who is answered
//! - [`messages`]: what is said
//! - [`visitors`], [`basket`], [`collection`]: what is remembered of a person
//! - [`reminders`], [`template`], [`clock`]: the next morning
//! - [`profile`]: what people see before they write

use std::error::Error;
use std::io;
use std::net::SocketAddr;

use sendapi::Account;
use sendapi::webhook::{Inbox, Unfinished};
use sendapi_simulator::Simulator;
use tokio::net::TcpListener;

use crate::bot::{self, Stage, report, serve_beside, tell_warnings, until_ctrl_c};
use crate::complain;

pub mod action;
pub mod basket;
pub mod catalogue;
pub mod clerk;
pub mod clock;
pub mod collection;
mod desk;
pub mod hearing;
pub mod messages;
pub mod ordering;
pub mod pictures;
pub mod profile;
pub mod reminders;
pub mod template;
mod turn;
pub mod visitors;

use clerk::Clerk;
use clock::Clock;
use pictures::Pictures;
use reminders::Reminders;

/// The shop, set up and ready to be served.
#[derive(Debug)]
pub struct Shop {
    inbox: Inbox,
    page: Account,
    clock: Clock,
    reminders: Option<Reminders>,
}

impl Shop {
    /// Sets up the page, and puts the bot behind its inbox. Pictures are fetched from behind `public_url`.
    ///
    /// # Errors
    ///
    /// What the platform refuses of the page's profile.
    pub async fn open(stage: &Stage, public_url: Option<String>) -> Result<Self, Box<dyn Error>> {
        let page = stage.accounts.iter().find_map(|(_, account)| account.messenger());
        let page = page.ok_or("there is no page")?;
        page.sync_profile(&profile::profile()).await?;
        let reminders = is_approved(&page).await.then(Reminders::default);
        let clock = Clock::of(stage);
        let clerk = Clerk::new(Pictures::at(public_url), reminders.clone(), clock.clone());
        Ok(Self { inbox: stage.inbox(clerk), page, clock, reminders })
    }

    /// Answers people until `stop` ends, and reminds them of their orders meanwhile.
    ///
    /// # Errors
    ///
    /// Those of the listener.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<Unfinished> {
        let Self { inbox, page, clock, reminders } = self;
        let reminding = reminders.map(|reminders| tokio::spawn(reminders.keep(page, clock)));
        let served = serve_beside(pictures::router(), &inbox, listener, stop).await;
        if let Some(reminding) = reminding {
            reminding.abort();
        }
        served
    }
}

/// Runs the shop as a program does: until Ctrl-C, for the page that the environment names, or in a simulator.
///
/// # Errors
///
/// Why it cannot open.
pub async fn run() -> Result<(), Box<dyn Error>> {
    tell_warnings();
    let environment =
        |name: &str| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    let named = Stage::named(environment)?;
    let usual = if named.is_some() { 8080 } else { 0 };
    let port = bot::port(environment, "PORT")?.unwrap_or(usual);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let address = listener.local_addr()?;
    let (stage, public_url) = if let Some(stage) = named {
        (stage, environment(PUBLIC_URL))
    } else {
        let port = bot::port(environment, SIMULATOR_PORT)?;
        (rehearsal(port, address).await?, Some(format!("http://{address}")))
    };
    let shop = Shop::open(&stage, public_url).await?;
    announce(&stage, address);
    report(&shop.serve(listener, until_ctrl_c()).await?);
    Ok(())
}

/// In a simulator at this port; without one at a port that is easy to remember, if it is free.
async fn rehearsal(port: Option<u16>, bot: SocketAddr) -> Result<Stage, Box<dyn Error>> {
    let at = |port| Stage::with_people(Simulator::builder().port(port), NAME, bot);
    match port {
        Some(port) => at(port).await,
        None => match at(FRIENDLY_PORT).await {
            Ok(stage) => Ok(stage),
            Err(_) => at(0).await,
        },
    }
}

fn announce(stage: &Stage, address: SocketAddr) {
    match &stage.simulator {
        Some(simulator) => {
            anstream::println!("The shop is open: {}", simulator.chat_url());
            anstream::println!("Write something, or tap a question. Ctrl-C closes it.");
        }
        None => anstream::println!("listens at http://{address}/webhook, Ctrl-C ends it"),
    }
}

/// Without the template there is a shop all the same, and no reminders.
async fn is_approved(page: &Account) -> bool {
    match template::prepare(page).await {
        Ok(true) => true,
        Ok(false) => {
            anstream::eprintln!("no reminders: `{}` is not approved yet", template::NAME);
            false
        }
        Err(error) => {
            complain(&error);
            anstream::eprintln!("no reminders: there is no template for them");
            false
        }
    }
}

/// What is written above the door.
pub const NAME: &str = "The Reykjavík Bakery";
/// Names the address behind which the platform finds the bot's own server: `https://bakery.example`.
pub const PUBLIC_URL: &str = "SENDAPI_PUBLIC_URL";
/// Names another port for the simulator.
pub const SIMULATOR_PORT: &str = "SENDAPI_SIMULATOR_PORT";
const FRIENDLY_PORT: u16 = 4000;
