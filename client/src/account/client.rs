//! The client: where requests go and over which connections.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::gates::Gates;
use super::host::{Host, Hosts};
use super::secrets::Secrets;
use crate::error::{Problem, check_duration};
use crate::graph::{Day, Version};
use crate::http::{AppSecret, Endpoint, Prover, Settings, Transport};
use crate::pace::{Budget, Gate};
use crate::{
    Account, DryRun, Error, Instagram, Messenger, PlatformKind, Rates, Retry, Token, observe,
};

/// The platform takes up to 75 seconds to fetch a video before it answers (error 100, subcode
/// 2018294). Giving up earlier would leave open whether the message was sent.
const TIMEOUT: Duration = Duration::from_secs(90);
/// What a provider asks may be the platform itself, on a slow day.
const TOKEN_TIMEOUT: Duration = Duration::from_secs(30);
const RETRY_BUDGET: u32 = 50;

/// Sends messages; one for the whole program.
///
/// A client keeps its connections open and uses them again. Clones are cheap and share them.
/// Proxies named in the environment (`HTTPS_PROXY` and the like) are used, but not for a
/// [base URL](ClientBuilder::base_url) on this computer. Accounts of one client, of whatever number
/// and platform, share its connections; token and rates are each account's own.
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
            base_url: None,
            version: None,
            timeout: TIMEOUT,
            token_timeout: TOKEN_TIMEOUT,
            http: Settings::default(),
            secrets: Secrets::default(),
            retry: Retry::default(),
            retry_budget: RETRY_BUDGET,
            rates: Rates::default(),
            dry_run: false,
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
    pub fn page(&self, id: impl ToString, token: impl Into<Token>) -> Account<Messenger> {
        Account::new(self.clone(), Host::Facebook, id.to_string(), token.into())
    }

    /// An Instagram professional account that sends Instagram messages by its linked Page.
    ///
    /// `id` is the id of the Page linked to the account, or `me`; `token` is the Page's access
    /// token. For a token from Instagram login there is [`instagram_login`](Self::instagram_login).
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`&str`, `String` and integers are equally welcome"
    )]
    pub fn instagram(&self, id: impl ToString, token: impl Into<Token>) -> Account<Instagram> {
        Account::new(self.clone(), Host::Facebook, id.to_string(), token.into())
    }

    /// An Instagram professional account that sends Instagram messages by a token of its own.
    ///
    /// `id` is the Instagram account's id, or `me` for the account that the token belongs to;
    /// `token` is the Instagram user's access token, from
    /// [Instagram login](https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api).
    /// Such accounts are served by `graph.instagram.com`; they need no Page.
    ///
    /// # Example
    ///
    /// ```
    /// # let client = sendapi::Client::new();
    /// let shop = client.instagram_login(17841400000000000_u64, "IGAAexample");
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`&str`, `String` and integers are equally welcome"
    )]
    pub fn instagram_login(
        &self,
        id: impl ToString,
        token: impl Into<Token>,
    ) -> Account<Instagram> {
        Account::new(self.clone(), Host::Instagram, id.to_string(), token.into())
    }

    /// What should be looked at although it works: one sentence each.
    ///
    /// So far: a version of the Graph API that has expired by now. The platform serves it by the
    /// oldest version that is left, whose answers may differ.
    ///
    /// # Example
    ///
    /// ```
    /// let client = sendapi::Client::builder().version("v19.0").build()?;
    /// for warning in client.warnings() {
    ///     eprintln!("{warning}");
    /// }
    /// # assert_eq!(client.warnings().len(), 1);
    /// # Ok::<(), sendapi::Error>(())
    /// ```
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let today = Day::of(SystemTime::now());
        let version = self.ready().ok().map(|ready| ready.version);
        version
            .and_then(|version| version.expired_by(today))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    /// What would have been sent, if this client does [everything but that](ClientBuilder::dry_run).
    #[must_use]
    pub fn dry_run(&self) -> Option<&DryRun> {
        self.shared.dry_run.as_ref()
    }

    /// A place in the version of the Graph API that is set.
    pub(crate) fn endpoint<'a>(
        &self,
        host: Host,
        path: impl IntoIterator<Item = &'a str>,
    ) -> Result<Endpoint, Problem> {
        let Ready { transport, hosts, version, .. } = self.ready()?;
        Ok(transport.endpoint(hosts.site(host), *version, path))
    }

    pub(crate) fn version(&self) -> Result<Version, Problem> {
        self.ready().map(|ready| ready.version)
    }

    /// Where an account's messages wait for their turn: the same place for the same id.
    pub(crate) fn gate_of(
        &self,
        host: Host,
        platform: PlatformKind,
        account_id: &str,
    ) -> Arc<Gate> {
        self.shared.gates.of(host, platform, account_id)
    }

    /// What proves the tokens of a host's accounts.
    pub(crate) fn prover(&self, host: Host) -> Option<Prover> {
        self.ready().ok().and_then(|ready| ready.secrets.prover(host))
    }

    pub(crate) fn retry_budget(&self) -> &Budget {
        &self.shared.retry_budget
    }

    /// How long one request may take.
    pub(crate) fn timeout(&self) -> Duration {
        self.shared.timeout
    }

    /// How long the provider of a token may take.
    pub(crate) fn token_timeout(&self) -> Duration {
        self.shared.token_timeout
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
            Ok(Ready { hosts, version, .. }) => client
                .field("base_url", &hosts.facebook.url)
                .field("version", &format_args!("\"{version}\"")),
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
    base_url: Option<String>,
    version: Option<String>,
    timeout: Duration,
    token_timeout: Duration,
    pub(super) http: Settings,
    secrets: Secrets,
    retry: Retry,
    retry_budget: u32,
    rates: Rates,
    dry_run: bool,
}

impl ClientBuilder {
    /// Where the platform is: scheme, host and, behind a proxy, a path. By default
    /// `https://graph.facebook.com`, and `https://graph.instagram.com` for accounts from
    /// [`instagram_login`](Client::instagram_login); this replaces both.
    ///
    /// The access token goes there with every message: over plain `http` everybody in between can
    /// read it.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// The version of the Graph API, by default `v26.0`.
    ///
    /// [Versions](https://developers.facebook.com/docs/graph-api/changelog) live for about two
    /// years. One that has expired is no error, since the platform takes it and answers as the
    /// oldest that is left; [`Client::warnings`] says so.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// How long one request may take from beginning to end, by default 90 seconds.
    ///
    /// The platform fetches images and videos sent by URL before it answers, and gives a video 75
    /// seconds. When this time is up, the message may have been sent all the same:
    /// [`Delivery::Unknown`](crate::Delivery::Unknown). Before there is a connection it has not:
    /// [`Connect`](crate::ErrorKind::Connect). Waiting for a turn or for one of the
    /// [connections](Self::connections) is not counted.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long a [provider](crate::TokenProvider) may take to give a token, by default 30 seconds.
    /// When this time is up, whoever waits for the token gets an [`Error`] of kind
    /// [`Token`](crate::ErrorKind::Token), nothing has been sent, and the next message asks anew.
    ///
    /// [`timeout`](Self::timeout) begins only when there is a token.
    pub fn token_timeout(mut self, timeout: Duration) -> Self {
        self.token_timeout = timeout;
        self
    }

    /// The app's secret, with which every call proves that it comes from the app: `appsecret_proof`
    /// goes with the token. By default there is none.
    ///
    /// The app's settings can demand it:
    /// [Secure requests](https://developers.facebook.com/docs/graph-api/guides/secure-requests). A
    /// form carries the proof within; messages and other JSON stay as they are and have it in the
    /// URL, where it is of no use without the token. The secret itself is not sent.
    ///
    /// With Instagram login the token belongs to the app's Instagram half, which has a secret of its
    /// own. Where there are accounts of both kinds, give that to
    /// [`instagram_app_secret`](Self::instagram_app_secret).
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::Client;
    ///
    /// let client = Client::builder().app_secret(std::env::var("APP_SECRET")?).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn app_secret(mut self, secret: impl Into<String>) -> Self {
        self.secrets.app = Some(AppSecret::new(secret.into()));
        self
    }

    /// The Instagram app secret, for accounts from [`instagram_login`](Client::instagram_login). By
    /// default they use [`app_secret`](Self::app_secret), if there is one.
    pub fn instagram_app_secret(mut self, secret: impl Into<String>) -> Self {
        self.secrets.instagram_app = Some(AppSecret::new(secret.into()));
        self
    }

    /// Proofs that hold for 5 minutes only: each request gets one of its own, with
    /// `appsecret_time`. By default a proof holds for as long as its token.
    ///
    /// This machine's clock has to be right.
    pub fn timed_proofs(mut self) -> Self {
        self.secrets.timed = true;
        self
    }

    /// When a message that failed is sent again, by default as [`Retry`] says; not at all with
    /// [`Retry::NEVER`].
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How many retries all messages and calls of the client together may have spent in vain, by default
    /// 50; with 0 nothing is sent a second time.
    ///
    /// A retry that succeeds is given back, and so is one for every ten messages that succeed at the
    /// first try. So an outage is met with few requests more than there are messages, and what is tried
    /// again is so only as long as that helps. What was refused for a
    /// [rate limit](Error::is_rate_limited) costs nothing of it: its account stands still then.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// How fast each account sends, by default as fast as the platform allows: [`Rates`].
    pub fn rates(mut self, rates: Rates) -> Self {
        self.rates = rates;
        self
    }

    /// A client that does everything but send: for rehearsals.
    ///
    /// Messages and calls are checked and written down, wait for their turn as the rates say, and
    /// end in [`Client::dry_run`] instead of at the platform. No connection is made and no
    /// [provider](crate::TokenProvider) is asked for a token. [`DryRun`] tells what comes back.
    ///
    /// # Example
    ///
    /// ```
    /// # use sendapi::{Client, message};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), sendapi::Error> {
    /// let client = Client::builder().dry_run().build()?;
    /// let page = client.page("1234567890", "EAABexample");
    /// page.send(&message!(Messenger { recipient: "7204418830956127", text: "Hello" })).await?;
    ///
    /// let sent = client.dry_run().map(|run| run.sent()).unwrap_or_default();
    /// assert_eq!(sent[0].path(), "/v26.0/1234567890/messages");
    /// # Ok(())
    /// # }
    /// ```
    pub fn dry_run(mut self) -> Self {
        self.dry_run = true;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) when a setting cannot be used: a
    /// base URL that is none or has a query, a fragment, credentials or a version in it; a version
    /// not like `v26.0`; a timeout, a rate or a number of connections that is zero; an app secret
    /// that cannot be one; what [`http_client`](Self::http_client) sets; or when the system lacks
    /// what HTTPS needs.
    pub fn build(self) -> Result<Client, Error> {
        let client = self.prepare();
        client.ready()?;
        Ok(client)
    }

    fn prepare(self) -> Client {
        let (retry, retry_budget) = (self.retry.clone(), Budget::of(self.retry_budget));
        let (gates, dry_run) = (Gates::new(self.rates.clone()), self.dry_run.then(DryRun::default));
        let (timeout, token_timeout) = (self.timeout, self.token_timeout);
        let ready = self.check();
        let shared = Shared { ready, timeout, token_timeout, retry, retry_budget, gates, dry_run };
        let client = Client { shared: Arc::new(shared) };
        observe::warnings(|| client.warnings());
        client
    }

    fn check(self) -> Result<Ready, Problem> {
        let hosts = Hosts::new(self.base_url.as_deref(), self.http.connections()?)?;
        let version = self.version.as_deref().map_or(Ok(Version::NEWEST), Version::parse)?;
        self.rates.check()?;
        self.secrets.check()?;
        check_duration("token_timeout", self.token_timeout)?;
        check_duration("timeout", self.timeout)?;
        let transport = Transport::new(&self.http, [&hosts.facebook, &hosts.instagram])?;
        Ok(Ready { transport, hosts, version, secrets: self.secrets })
    }
}

struct Shared {
    /// `Client::new` promises a client, so what stands in its way is kept for `send` to report.
    ready: Result<Ready, Problem>,
    timeout: Duration,
    token_timeout: Duration,
    retry: Retry,
    retry_budget: Budget,
    gates: Gates,
    dry_run: Option<DryRun>,
}

struct Ready {
    transport: Transport,
    hosts: Hosts,
    version: Version,
    secrets: Secrets,
}
