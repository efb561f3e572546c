//! The client: where requests go and over which connections.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::gate::{Gate, Gates};
use crate::setup::{self, Problem};
use crate::transport::{BaseUrl, Endpoint, Transport};
use crate::{Account, Error, Instagram, Messenger, Rates, Retry};

const BASE_URL: &str = "https://graph.facebook.com";
const VERSION: &str = "v26.0";
/// The platform takes up to 75 seconds to fetch a video before it answers (error 100, subcode
/// 2018294). Giving up earlier would leave open whether the message was sent.
const TIMEOUT: Duration = Duration::from_secs(90);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const USER_AGENT: &str = concat!("sendapi/", env!("CARGO_PKG_VERSION"));

/// Sends messages; one for the whole program.
///
/// A client keeps its connections open and uses them again. Clones are cheap and share them.
/// Proxies named in the environment (`HTTPS_PROXY` and the like) are used.
///
/// # Example
///
/// ```
/// use sendapi::Client;
///
/// let client = Client::new();
/// let page = client.page("1234567890", "EAABexample");
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

impl Client {
    /// A client for the platform itself, with the defaults of [`ClientBuilder`].
    ///
    /// Should the system lack what HTTPS needs, every [`send`](Account::send) says so;
    /// [`ClientBuilder::build`] says it at once.
    #[must_use]
    pub fn new() -> Self {
        Self::builder().prepare()
    }

    /// A client with other settings than the defaults.
    pub fn builder() -> ClientBuilder {
        ClientBuilder {
            base_url: BASE_URL.to_owned(),
            version: VERSION.to_owned(),
            timeout: TIMEOUT,
            connect_timeout: CONNECT_TIMEOUT,
            user_agent: USER_AGENT.to_owned(),
            retry: Retry::default(),
            rates: Rates::default(),
        }
    }

    /// A Facebook Page that sends Messenger messages.
    ///
    /// `id` is the Page's id, or `me` for the Page that the token belongs to; `token` is the Page's
    /// access token. An id or token that cannot be one is reported by [`send`](Account::send),
    /// before any connection is made.
    ///
    /// # Example
    ///
    /// ```
    /// # let client = sendapi::Client::new();
    /// let page = client.page(1234567890_u64, "EAABexample");
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`&str`, `String` and integers are equally welcome"
    )]
    pub fn page(&self, id: impl ToString, token: impl Into<String>) -> Account<Messenger> {
        Account::new(self.clone(), id.to_string(), token.into())
    }

    /// An Instagram professional account that sends Instagram messages.
    ///
    /// With a Page's token `id` is the id of the Page linked to the account, or `me`. With an
    /// Instagram user's token it is the Instagram account's id, or `me`, and the client needs
    /// [`base_url("https://graph.instagram.com")`](ClientBuilder::base_url):
    /// [Instagram API with Instagram login](https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api).
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`&str`, `String` and integers are equally welcome"
    )]
    pub fn instagram(&self, id: impl ToString, token: impl Into<String>) -> Account<Instagram> {
        Account::new(self.clone(), id.to_string(), token.into())
    }

    /// A place in the version of the Graph API that is set.
    pub(crate) fn endpoint<'a>(
        &self,
        path: impl IntoIterator<Item = &'a str>,
    ) -> Result<Endpoint, Problem> {
        let Ready { transport, base_url, version } = self.ready()?;
        Ok(transport.endpoint(base_url, version, path))
    }

    /// Where an account's messages wait for their turn: the same place for the same id.
    pub(crate) fn gate_of(&self, account_id: &str) -> Arc<Gate> {
        self.shared.gates.of(account_id)
    }

    pub(crate) fn retry(&self) -> &Retry {
        &self.shared.retry
    }

    fn ready(&self) -> Result<&Ready, Problem> {
        self.shared.ready.as_ref().map_err(Problem::clone)
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut client = f.debug_struct("Client");
        match &self.shared.ready {
            Ok(ready) => client.field("base_url", &ready.base_url).field("version", &ready.version),
            Err(problem) => client.field("problem", &problem.text),
        };
        client.finish()
    }
}

/// The settings of a [`Client`], from [`Client::builder`].
///
/// # Example
///
/// ```
/// use sendapi::Client;
/// use std::time::Duration;
///
/// let client = Client::builder()
///     .base_url("http://127.0.0.1:8080")
///     .version("v26.0")
///     .timeout(Duration::from_secs(5))
///     .build()?;
/// # Ok::<(), sendapi::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "call `build` to get the client"]
pub struct ClientBuilder {
    base_url: String,
    version: String,
    timeout: Duration,
    connect_timeout: Duration,
    user_agent: String,
    retry: Retry,
    rates: Rates,
}

impl ClientBuilder {
    /// Where the platform is: scheme, host and, behind a proxy, a path. By default
    /// `https://graph.facebook.com`.
    ///
    /// The access token goes there with every message: over plain `http` everybody in between can
    /// read it.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// The version of the Graph API, by default `v26.0`.
    ///
    /// [Versions](https://developers.facebook.com/docs/graph-api/changelog) live for about two
    /// years.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// How long one request may take from beginning to end, by default 90 seconds.
    ///
    /// The platform fetches images and videos sent by URL before it answers, and gives a video 75
    /// seconds. When this time is up, the message may have been sent all the same:
    /// [`Delivery::Unknown`](crate::Delivery::Unknown).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long making a connection may take, by default 10 seconds. When this time is up, nothing
    /// has been sent.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How the client names itself to the server, by default `sendapi/` and the version of this
    /// library.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// When a message that failed is sent again, by default as [`Retry`] says; not at all with
    /// [`Retry::NEVER`].
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How fast each account sends, by default as fast as the platform allows: [`Rates`].
    pub fn rates(mut self, rates: Rates) -> Self {
        self.rates = rates;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) when a setting cannot be used: a
    /// base URL that is none or has a query, a fragment, credentials or a version in it; a version
    /// not like `v26.0`; a time or a rate of zero; or when the system lacks what HTTPS needs.
    pub fn build(self) -> Result<Client, Error> {
        let client = self.prepare();
        client.ready()?;
        Ok(client)
    }

    fn prepare(self) -> Client {
        let (retry, gates) = (self.retry.clone(), Gates::new(self.rates.clone()));
        Client { shared: Arc::new(Shared { ready: self.check(), retry, gates }) }
    }

    fn check(self) -> Result<Ready, Problem> {
        let base_url = BaseUrl::parse(&self.base_url)?;
        setup::check_version(&self.version)?;
        setup::check_user_agent(&self.user_agent)?;
        setup::check_duration("timeout", self.timeout)?;
        setup::check_duration("connect_timeout", self.connect_timeout)?;
        self.rates.check()?;
        let transport = Transport::new(&self.user_agent, self.timeout, self.connect_timeout)?;
        Ok(Ready { transport, base_url, version: self.version })
    }
}

struct Shared {
    /// `Client::new` promises a client, so what stands in its way is kept for `send` to report.
    ready: Result<Ready, Problem>,
    retry: Retry,
    gates: Gates,
}

struct Ready {
    transport: Transport,
    base_url: BaseUrl,
    version: String,
}
