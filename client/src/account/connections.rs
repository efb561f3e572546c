//! How the connections of a client are made, as its user sets it.

use std::time::Duration;

use super::builder::ClientBuilder;
#[cfg(feature = "reqwest")]
use crate::http;

impl ClientBuilder {
    /// How long making a connection may take, by default 10 seconds. When this time is up, nothing
    /// has been sent.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.http.connect_timeout = timeout;
        self
    }

    /// How many connections to each host of the platform may be in use, by default 256; each carries
    /// one request at a time. Who finds them all busy waits for one, first come first served, but that
    /// broadcasts leave a tenth of them to [answers](crate::Priority): the [`timeout`](Self::timeout)
    /// does not run then, and nothing has been sent. A few more may lie idle for a moment, where one
    /// came free while another was made.
    ///
    /// The default is far above what one account needs (300 messages a second that take a third of
    /// one), and for both hosts together half of the 1024 files that Linux lets a program open. With
    /// many busy accounts, or many videos that the platform takes its time to fetch, give more.
    pub fn connections(mut self, connections: usize) -> Self {
        self.http.connections = connections;
        self
    }

    /// How long a connection that is not used is kept, by default 15 seconds; with zero, each
    /// request has one of its own.
    ///
    /// Servers close connections that are idle. A request that leaves just then is lost, and nobody
    /// knows whether it arrived: the client should be the first to close.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.http.idle_timeout = timeout;
        self
    }

    /// How the client names itself to the server, by default `sendapi/` and the version of this
    /// library.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.http.user_agent = user_agent.into();
        self
    }

    /// TLS, proxies or DNS of your own, with the feature `reqwest`: `change` gets the builder of the
    /// HTTP client underneath, with all that is set here, and gives it back.
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
    /// and by default it follows redirects. The types are those of `reqwest` 0.13, so that only those
    /// who switch the feature of that name on have to go along with its versions.
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
    #[cfg(feature = "reqwest")]
    pub fn http_client(
        mut self,
        change: impl Fn(http::ClientBuilder) -> http::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http.change(change);
        self
    }
}
