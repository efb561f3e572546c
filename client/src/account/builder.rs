//! The settings of a client.

use std::sync::Arc;
use std::time::Duration;

use sendapi_core::platform::version::GraphVersion;

use super::client::{Client, Ready, Shared};
use super::dry_run::DryRun;
use super::gates::Gates;
use super::host::Hosts;
use super::secrets::Secrets;
use crate::error::{Problem, check_duration};
use crate::http::{AppSecret, Settings, Transport};
use crate::pace::Budget;
use crate::{Error, Rates, Retry, graph, observe};

impl Client {
    /// A client for the platform itself, with the defaults of [`ClientBuilder`].
    ///
    /// Should the system lack what HTTPS needs, every [`send`](crate::Account::send) says so;
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
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
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
///     .version("v27.0")
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

    /// The version of the Graph API, by default `v27.0`, the newest that is known here.
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
    /// When this time is up, all who wait for the token get an [`Error`] of kind
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
    #[doc(alias = "appsecret_proof")]
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
    /// assert_eq!(sent[0].path(), "/v27.0/1234567890/messages");
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
    /// not like `v27.0`; a timeout, a rate or a number of connections that is zero; an app secret
    /// that cannot be one; what `http_client` sets; or when the system lacks
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
        let version = self.version.as_deref().map_or(Ok(GraphVersion::NEWEST), graph::version)?;
        self.rates.check()?;
        self.secrets.check()?;
        check_duration("token_timeout", self.token_timeout)?;
        check_duration("timeout", self.timeout)?;
        let transport = Transport::new(&self.http, [&hosts.facebook, &hosts.instagram])?;
        Ok(Ready { transport, hosts, version, secrets: self.secrets })
    }
}

/// The platform takes up to 75 seconds to fetch a video before it answers (error 100, subcode
/// 2018294). Giving up earlier would leave open whether the message was sent.
const TIMEOUT: Duration = Duration::from_secs(90);
/// What a provider asks may be the platform itself, on a slow day.
const TOKEN_TIMEOUT: Duration = Duration::from_secs(30);
const RETRY_BUDGET: u32 = 50;
