//! The client: where requests go and over which connections.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use sendapi_core::platform::day::Day;
use sendapi_core::platform::version::GraphVersion;

use super::gates::Gates;
use super::host::{Host, Hosts};
use super::secrets::Secrets;
use crate::error::Problem;
use crate::graph::Expired;
use crate::http::{Endpoint, Prover, Transport};
use crate::pace::{Budget, Gate};
use crate::{Account, DryRun, Instagram, Messenger, PlatformKind, Retry, Token};

/// Sends messages; one for the whole program.
///
/// A client keeps its connections open and uses them again. Clones are cheap and share them.
/// Proxies named in the environment (`HTTPS_PROXY` and the like) are used, but not for a
/// [base URL](crate::ClientBuilder::base_url) on this computer. Accounts of one client, of whatever number
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
#[doc(alias = "Graph API")]
pub struct Client {
    pub(super) shared: Arc<Shared>,
}

impl Client {
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
    #[doc(alias = "Instagram API with Instagram Login")]
    #[doc(alias = "graph.instagram.com")]
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
    /// let client = sendapi::Client::builder().version("v18.0").build()?;
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
            .and_then(|version| Expired::by(today, version))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    /// What would have been sent, if this client does [everything but that](crate::ClientBuilder::dry_run).
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

    pub(crate) fn version(&self) -> Result<GraphVersion, Problem> {
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

    pub(super) fn ready(&self) -> Result<&Ready, Problem> {
        self.shared.ready.as_ref().map_err(Problem::clone)
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

pub(super) struct Shared {
    /// `Client::new` promises a client, so what stands in its way is kept for `send` to report.
    pub(super) ready: Result<Ready, Problem>,
    pub(super) timeout: Duration,
    pub(super) token_timeout: Duration,
    pub(super) retry: Retry,
    pub(super) retry_budget: Budget,
    pub(super) gates: Gates,
    pub(super) dry_run: Option<DryRun>,
}

pub(super) struct Ready {
    pub(super) transport: Transport,
    pub(super) hosts: Hosts,
    pub(super) version: GraphVersion,
    pub(super) secrets: Secrets,
}
