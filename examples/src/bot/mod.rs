//! What the bots have in common: for whom they answer, and the server that the platform posts to.

mod environment;

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use sendapi::webhook::axum::Address;
use sendapi::webhook::{Handler, Handshake, Inbox, Unfinished, Verifier};
use sendapi::{Accounts, Client};
use sendapi_simulator::{Builder, Exchange, Simulator};
use tokio::net::TcpListener;
use tracing_subscriber::filter::LevelFilter;

pub use environment::{Incomplete, URL, VARIABLES};

use self::environment::Values;
pub(crate) use self::environment::port;

/// For whom a bot answers.
#[derive(Debug)]
pub struct Stage {
    /// The page, which events find by its id.
    pub accounts: Accounts,
    /// Stands in for the platform, unless the environment names a page.
    pub simulator: Option<Simulator>,
    verifier: Verifier,
    handshake: Handshake,
}

impl Stage {
    /// Reads the [variables](VARIABLES), or starts a simulator that tells what the bot sends.
    pub async fn set(environment: impl Fn(&str) -> Option<String>) -> Result<Self, Box<dyn Error>> {
        match Self::named(environment)? {
            Some(stage) => Ok(stage),
            None => Self::rehearsal().await,
        }
    }

    /// The page that the [variables](VARIABLES) name, if they name one; at [another place](URL) than the platform if that is named
    /// too.
    pub fn named(
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, Box<dyn Error>> {
        let Some(values) = Values::read(environment)? else { return Ok(None) };
        let client = Client::builder().app_secret(values.app_secret.as_str());
        let client = match &values.url {
            Some(url) => client.base_url(url),
            None => client,
        };
        Self::of(&client.build()?, None, values).map(Some)
    }

    /// A page of the simulator's, with an app secret that everybody knows: `sesame`.
    pub async fn rehearsal() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().observe(tell).start().await?;
        Self::before(simulator, Values::made_up())
    }

    /// A page of this name whose people write to the bot at this address, in a simulator with these settings besides.
    pub async fn with_people(
        settings: Builder,
        name: &str,
        bot: SocketAddr,
    ) -> Result<Self, Box<dyn Error>> {
        let values = Values::made_up();
        let address = format!("http://{bot}/webhook");
        let settings = settings.page(values.page.as_str()).account_name(values.page.as_str(), name);
        let settings =
            settings.webhook(address, values.app_secret.as_str(), values.verify_token.as_str());
        Self::before(settings.start().await?, values)
    }

    /// What proves that a body is the platform's, and that the address is ours: for a bot with an address of its own.
    #[must_use]
    pub fn proofs(&self) -> (Verifier, Handshake) {
        (self.verifier.clone(), self.handshake.clone())
    }

    /// An inbox that hands on to this bot. What fails is told by `tracing`.
    #[must_use]
    pub fn inbox(&self, bot: impl Handler) -> Inbox {
        Inbox::builder(self.verifier.clone(), self.handshake.clone())
            .accounts(self.accounts.clone())
            .start(bot)
    }

    fn before(simulator: Simulator, values: Values) -> Result<Self, Box<dyn Error>> {
        let client = Client::builder().base_url(simulator.url()).build()?;
        Self::of(&client, Some(simulator), values)
    }

    fn of(
        client: &Client,
        simulator: Option<Simulator>,
        values: Values,
    ) -> Result<Self, Box<dyn Error>> {
        let mut accounts = Accounts::new();
        accounts.add(client.page(values.page, values.token))?;
        let verifier = Verifier::new(values.app_secret);
        let handshake = Handshake::new(values.verify_token);
        Ok(Self { accounts, simulator, verifier, handshake })
    }
}

/// Answers the platform at `/webhook` until `stop` ends, then finishes what was accepted. What takes longer than half a
/// minute is given back.
///
/// # Errors
///
/// Those of the listener.
pub async fn serve(
    inbox: &Inbox,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<Unfinished> {
    serve_beside(Router::new(), inbox, listener, stop).await
}

/// The same, beside what the bot serves itself.
///
/// # Errors
///
/// Those of the listener.
pub async fn serve_beside(
    router: Router,
    inbox: &Inbox,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<Unfinished> {
    let router = router.route("/webhook", Address::of(inbox).into());
    axum::serve(listener, router).with_graceful_shutdown(stop).await?;
    Ok(inbox.shutdown(Duration::from_secs(30)).await)
}

/// Runs a bot as a program does: until Ctrl-C, at the port that `PORT` names or 8080.
pub async fn run(bot: impl Handler) -> Result<(), Box<dyn Error>> {
    tell_warnings();
    let environment = |name: &str| std::env::var(name).ok();
    let stage = Stage::set(environment).await?;
    let port = port(environment, "PORT")?.unwrap_or(8080);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    anstream::println!("listens at http://{}/webhook, Ctrl-C ends it", listener.local_addr()?);
    let unfinished = serve(&stage.inbox(bot), listener, until_ctrl_c()).await?;
    report(&unfinished);
    Ok(())
}

/// Has it told what the platform, or somebody else, was refused, and what was not sent, each with what to do about it.
pub(crate) fn tell_warnings() {
    tracing_subscriber::fmt().with_max_level(LevelFilter::WARN).with_writer(io::stderr).init();
}

/// Ends with Ctrl-C.
pub(crate) async fn until_ctrl_c() {
    // Without a way to hear of it it is no reason to stop.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Tells what was accepted and is not done.
pub(crate) fn report(unfinished: &Unfinished) {
    for incoming in unfinished.begun.iter().chain(&unfinished.waiting) {
        anstream::eprintln!("not finished: {incoming:?}");
    }
}

fn tell(exchange: &Exchange) {
    if let Some(message) = exchange.received() {
        anstream::println!("sent: {}", message.text());
    }
}
