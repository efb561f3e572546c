//! How the HTTP client underneath is made.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{redirect, retry};

use crate::ClientBuilder;
use crate::setup::{self, Problem};

impl ClientBuilder {
    /// How long making a connection may take, by default 10 seconds. When this time is up, nothing
    /// has been sent.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.http.connect_timeout = timeout;
        self
    }

    /// How the client names itself to the server, by default `sendapi/` and the version of this
    /// library.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.http.user_agent = user_agent.into();
        self
    }

    /// TLS, proxies or DNS of your own: `change` gets the builder of the HTTP client underneath,
    /// with all that is set here, and gives it back.
    ///
    /// [`build`](Self::build) calls it. What it sets counts, but for what keeps the promises of this
    /// library, which is set after it:
    ///
    /// - **No redirects**, and no `Referer`: messages, and tokens with them, would go wherever a
    ///   server points.
    /// - **No retries of its own**: they would count as one try, and may send a message twice.
    ///   [`Retry`](crate::Retry) alone says when a message is sent again.
    /// - **HTTP/1.1**: over HTTP/2 nobody could tell whether a server began with a message before
    ///   the connection broke. A TLS configuration of your own should offer `http/1.1` alone.
    /// - **The timeout of each request** is [`timeout`](Self::timeout).
    /// - **No log of what goes over the wire**, where the access token is.
    ///
    /// That is why a ready `reqwest::Client` cannot be given: it tells nothing of how it was made,
    /// and by default it follows redirects. The types are those of `reqwest` 0.13.
    ///
    /// # Example
    ///
    /// ```
    /// let proxy = reqwest::Proxy::https("http://proxy.example:3128")?;
    /// let client = sendapi::Client::builder()
    ///     .http_client(move |http| http.proxy(proxy.clone()))
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn http_client(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http.change = Some(Change(Arc::new(change)));
        self
    }
}

/// What is set of it.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    connect_timeout: Duration,
    user_agent: String,
    change: Option<Change>,
}

impl Settings {
    pub(super) fn client(&self) -> Result<reqwest::Client, Problem> {
        setup::check_user_agent(&self.user_agent)?;
        setup::check_duration("connect_timeout", self.connect_timeout)?;
        let http = reqwest::Client::builder()
            .user_agent(&self.user_agent)
            .connect_timeout(self.connect_timeout);
        let (http, culprit) = match &self.change {
            Some(Change(change)) => (change(http), "look at what `http_client` sets"),
            None => (http, "the system lacks what HTTPS connections need"),
        };
        keeping_promises(http).build().map_err(|source| {
            Problem::new(format!("HTTP client cannot be made, {culprit}")).caused_by(source)
        })
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { connect_timeout: CONNECT_TIMEOUT, user_agent: USER_AGENT.to_owned(), change: None }
    }
}

/// What the user would have otherwise.
#[derive(Clone)]
struct Change(Arc<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>);

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Change(..)")
    }
}

/// With what must hold whatever was set before.
fn keeping_promises(http: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    // A token must not wander to wherever a server points, nor the proof of one in the URL.
    http.redirect(redirect::Policy::none())
        .referer(false)
        // By default it sends again what a server of HTTP/2 refused to begin with: one try of ours
        // would be up to three requests, without a turn at the gate in between.
        .retry(retry::never())
        // Anybody in the dependency tree can turn HTTP/2 on. Over HTTP/1.1 a request whose body was
        // not asked for did not leave: how much of one was written rests on that.
        .http1_only()
        // It would log the header with the token.
        .connection_verbose(false)
}

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const USER_AGENT: &str = concat!("sendapi/", env!("CARGO_PKG_VERSION"));
