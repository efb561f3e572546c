//! HTTP: the one folder that names the library underneath.

mod answer;
mod base_url;
mod conceal;
mod endpoint;
mod form;

pub(crate) use base_url::BaseUrl;
pub(crate) use conceal::conceal_token;
pub(crate) use endpoint::{Address, Endpoint};

use std::fmt;
use std::time::Duration;

use reqwest::redirect;

use crate::ClientBuilder;
use crate::setup::Problem;
use crate::version::Version;

impl ClientBuilder {
    /// The HTTP client that makes the connections, instead of one made from this builder's settings:
    /// for TLS, proxies or DNS of your own, and to share its connections with the rest of the
    /// program.
    ///
    /// It takes over what [`timeout`](Self::timeout), [`connect_timeout`](Self::connect_timeout) and
    /// [`user_agent`](Self::user_agent) would set; given beside it, they are refused by
    /// [`build`](Self::build). The HTTP client has to be made so:
    ///
    /// - **No redirects:** `redirect(Policy::none())`. By default messages, and tokens with them, go
    ///   wherever a server points.
    /// - **A timeout:** by default there is none, and a `send` may never end. This library's is 90
    ///   seconds; the platform takes up to 75 to fetch a video.
    /// - **No retries of its own:** they would count as one try, and may send a message twice.
    /// - **No default headers with secrets, no logging of headers:** the access token goes in one.
    ///
    /// The type is that of `reqwest` 0.13.
    ///
    /// # Example
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let http = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .timeout(Duration::from_secs(90))
    ///     .connect_timeout(Duration::from_secs(10))
    ///     .build()?;
    /// let client = sendapi::Client::builder().http_client(http).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(Transport(client))
    }
}

/// The connections.
#[derive(Clone)]
pub(crate) struct Transport(reqwest::Client);

impl fmt::Debug for Transport {
    /// The HTTP client's own shows its default headers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

impl Transport {
    pub(crate) fn new(
        user_agent: &str,
        timeout: Duration,
        connect_timeout: Duration,
    ) -> Result<Self, Problem> {
        reqwest::Client::builder()
            .user_agent(user_agent)
            .timeout(timeout)
            .connect_timeout(connect_timeout)
            // A token must not wander to wherever a server points.
            .redirect(redirect::Policy::none())
            .referer(false)
            .build()
            .map(Self)
            .map_err(|source| {
                Problem::new("the system lacks what HTTPS connections need").caused_by(source)
            })
    }

    pub(crate) fn endpoint<'a>(
        &self,
        base: &BaseUrl,
        version: Version,
        path: impl IntoIterator<Item = &'a str>,
    ) -> Endpoint {
        Endpoint::new(self.0.clone(), base.join(version, path))
    }
}
