//! How the HTTP client underneath is made.

use std::time::Duration;
#[cfg(feature = "reqwest")]
use std::{fmt, sync::Arc};

use reqwest::{redirect, retry};

use super::Site;
use crate::error::{Problem, check_duration};

/// What is set of the HTTP client.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    pub(crate) connections: usize,
    pub(crate) idle_timeout: Duration,
    pub(crate) user_agent: String,
    #[cfg(feature = "reqwest")]
    change: Option<Change>,
}

impl Settings {
    pub(crate) fn connections(&self) -> Result<usize, Problem> {
        match self.connections {
            0 => Err(Problem::new(
                "`connections` is zero, over which nothing can be sent, give at least 1",
            )),
            some => Ok(some),
        }
    }

    /// Changes how the HTTP client is made.
    #[cfg(feature = "reqwest")]
    pub(crate) fn change(
        &mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) {
        self.change = Some(Change(Arc::new(change)));
    }

    /// The HTTP client for these hosts.
    pub(super) fn client(&self, sites: [&Site; 2]) -> Result<reqwest::Client, Problem> {
        check_user_agent(&self.user_agent)?;
        check_duration("connect_timeout", self.connect_timeout)?;
        let http = reqwest::Client::builder()
            .user_agent(&self.user_agent)
            .connect_timeout(self.connect_timeout)
            // The library underneath adds it to the time, which has an end.
            .pool_idle_timeout(self.idle_timeout.min(LONGEST_IDLE))
            // A pool of no size is none. It would take a timeout of zero for no timeout at all.
            .pool_max_idle_per_host(if self.idle_timeout.is_zero() { 0 } else { self.connections });
        // The proxy that is right for the world does not lead back to this computer, and has no
        // business with the token of a test.
        let is_local = sites.iter().all(|site| site.url.is_local());
        let http = if is_local { http.no_proxy() } else { http };
        let (http, culprit) = self.changed(http);
        keeping_promises(http).build().map_err(|source| {
            Problem::new(format!("HTTP client cannot be made, {culprit}")).caused_by(source)
        })
    }

    /// The HTTP client as the user would have it, and what is to blame where it cannot be made.
    fn changed(&self, http: reqwest::ClientBuilder) -> (reqwest::ClientBuilder, &'static str) {
        #[cfg(feature = "reqwest")]
        if let Some(Change(change)) = &self.change {
            return (change(http), "look at what `http_client` sets");
        }
        #[cfg(not(feature = "reqwest"))]
        let _ = self;
        (http, "the system lacks what HTTPS connections need")
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: CONNECT_TIMEOUT,
            connections: CONNECTIONS,
            idle_timeout: IDLE_TIMEOUT,
            user_agent: USER_AGENT.to_owned(),
            #[cfg(feature = "reqwest")]
            change: None,
        }
    }
}

/// What the user would have otherwise.
#[cfg(feature = "reqwest")]
#[derive(Clone)]
struct Change(Arc<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>);

#[cfg(feature = "reqwest")]
impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Change(..)")
    }
}

fn check_user_agent(user_agent: &str) -> Result<(), Problem> {
    if user_agent.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
        return Ok(());
    }
    Err(Problem::new(
        "user agent has a character that is not printable ASCII, write it like `my-bot/1.0`",
    ))
}

/// Sets last what must hold, so that nothing overrides it.
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
const CONNECTIONS: usize = 256;
/// Servers and what stands before them keep a connection for 20 seconds or more.
const IDLE_TIMEOUT: Duration = Duration::from_secs(15);
const USER_AGENT: &str = concat!("sendapi/", env!("CARGO_PKG_VERSION"));

const LONGEST_IDLE: Duration = Duration::from_secs(24 * 365 * 60 * 60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_agents() {
        assert!(check_user_agent("my-bot/1.0 (+https://example.com)").is_ok());
        assert!(check_user_agent("a\r\nb").is_err());
    }
}
