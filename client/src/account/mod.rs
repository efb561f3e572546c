//! Who sends: a Page or an Instagram account with its token.
//!
//! - `client`: what accounts share, made by `builder` and `connections`; `gates`: where each waits for its turn
//! - `accounts`: many of them by their ids; `dry_run`: what a rehearsal does not send

pub mod accounts;
mod builder;
mod client;
mod connections;
pub mod dry_run;
mod gates;
mod host;
mod id;
mod secrets;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

pub use self::builder::ClientBuilder;
pub use self::client::Client;
use self::dry_run::{DryRun, Unsent};
pub(crate) use self::host::Host;
use self::id::check_account_id;
use crate::auth::Keyring;
use crate::error::Problem;
use crate::graph::{Call, Path, Reply};
use crate::http::{Credential, Endpoint, Try};
use crate::pace::{Budget, Gate};
use crate::{
    Error, MessageKind, Messenger, Platform, Rates, Retry, StandsStill, Standstill, Token,
};

/// A Page or an Instagram account that sends messages, from [`Client::page`],
/// [`Client::instagram`] or [`Client::instagram_login`].
///
/// Clones are cheap. The access token never shows in `Debug`, errors or URLs, and the account's
/// copy of it is wiped from memory with the last clone.
///
/// ```no_run
/// use sendapi::{Account, Error, message};
///
/// async fn greet(page: &Account, person: &str) -> Result<(), Error> {
///     page.send(&message!(Messenger { recipient: person, text: "Good morning" })).await?;
///     println!("greeted by {}", page.id());
///     Ok(())
/// }
/// ```
pub struct Account<P = Messenger> {
    shared: Arc<Shared>,
    // Of a function, which is `Send`, `Sync` and `Unpin` whatever `P` is: an account holds no `P`.
    platform: PhantomData<fn() -> P>,
}

impl<P: Platform> Account<P> {
    /// The id that it was made with: digits, or `me`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.shared.id
    }

    /// The account with rates of its own, instead of those of
    /// [`ClientBuilder::rates`](crate::ClientBuilder::rates).
    ///
    /// They hold from now on, for messages that wait already too, and for all accounts of this client
    /// with the same id, as long as one of these lives. What was sent so far counts, and what the platform
    /// has said still holds.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) when a rate is zero.
    ///
    /// # Example
    ///
    /// ```
    /// use sendapi::{Client, Rates};
    ///
    /// let client = Client::new();
    /// let page = client.page("1234567890", "EAABexample");
    /// let page = page.with_rates(&Rates::default().messages_per_second(40))?;
    /// # Ok::<(), sendapi::Error>(())
    /// ```
    pub fn with_rates(self, rates: &Rates) -> Result<Self, Error> {
        rates.check()?;
        self.gate().keep_to(rates);
        Ok(self)
    }

    /// Has the account belong to the business with this id, which the platform's usage headers may name
    /// in place of the account's own: what they say of others counts for nothing.
    ///
    /// It holds for all accounts of this client with the same id, as long as one of these lives.
    ///
    /// [Business use case rate limits](https://developers.facebook.com/docs/graph-api/overview/rate-limiting)
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`&str`, `String` and integers are equally welcome"
    )]
    #[must_use]
    pub fn in_business(self, id: impl ToString) -> Self {
        self.gate().belongs_to(id.to_string());
        self
    }

    /// What of the account stands still now, since the platform refuses it, and for how long: nothing
    /// mostly. What the app was told stands here for each of its accounts.
    ///
    /// # Example
    ///
    /// ```
    /// # let page = sendapi::Client::new().page("1234567890", "EAABexample");
    /// page.pause(std::time::Duration::from_secs(60));
    /// for standstill in page.standstills() {
    ///     println!("{standstill}");
    /// }
    /// # assert_eq!(page.standstills().len(), 2);
    /// page.resume();
    /// assert!(page.standstills().is_empty());
    /// ```
    #[must_use]
    pub fn standstills(&self) -> Vec<Standstill> {
        self.gate().standstills()
    }

    /// The longest standstill that keeps its messages waiting now, if there is one. It may be one of
    /// [several](Self::standstills).
    #[must_use]
    pub fn standstill(&self) -> Option<Standstill> {
        let holds =
            |still: &Standstill| matches!(still.what, StandsStill::App | StandsStill::Messages);
        self.standstills().into_iter().filter(holds).max_by_key(|still| still.left)
    }

    /// Has messages and calls of the account wait for so long, a day at most, as if the platform had
    /// refused them; where that is beyond [`Rates::patience`], they fail at once with
    /// [`ErrorKind::Throttled`](crate::ErrorKind::Throttled), as in any standstill. It holds for all accounts of this client with the same id.
    pub fn pause(&self, time: Duration) {
        self.gate().pause(time);
    }

    /// Counts messages that another process sent for the account so long ago, as its [`Rates`] count what goes from
    /// here: for whoever takes over from one. What is older than the rate's period counts for nothing.
    ///
    /// Several are counted oldest first. It holds for all accounts of this client with the same id.
    ///
    /// # Example
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use sendapi::{Client, MessageKind};
    ///
    /// let page = Client::new().page("1234567890", "EAABexample");
    /// page.count_sent_elsewhere(MessageKind::PrivateReply, 700, Duration::from_secs(20 * 60));
    /// // Of the 750 of an hour there are 50 left for the next 40 minutes.
    /// ```
    pub fn count_sent_elsewhere(&self, kind: MessageKind, count: u32, ago: Duration) {
        self.gate().count_earlier(kind.into(), count.into(), ago);
    }

    /// How many messages of a kind its [`Rates`] let go one after the other without a wait between them, after a while in
    /// which none went: a tenth of the limit, at least 1. `None` where there is no limit.
    ///
    /// # Example
    ///
    /// ```
    /// use sendapi::{Client, MessageKind, Rates};
    ///
    /// let page = Client::new().page("1234567890", "EAABexample");
    /// assert_eq!(page.at_once(MessageKind::Message), Some(30));
    /// assert_eq!(page.with_rates(&Rates::UNLIMITED)?.at_once(MessageKind::Message), None);
    /// # Ok::<(), sendapi::Error>(())
    /// ```
    #[must_use]
    pub fn at_once(&self, kind: MessageKind) -> Option<u32> {
        self.gate().at_once(kind.into())
    }

    /// Lifts all standstills of the account, those of its app included: what waits goes on at once, as
    /// fast as the [`Rates`] allow.
    pub fn resume(&self) {
        self.gate().resume();
    }

    pub(crate) fn new(client: Client, host: Host, id: String, token: Token) -> Self {
        let ready = check_account_id(&id).and_then(|()| {
            let keyring = match client.dry_run() {
                Some(_) => Keyring::for_a_dry_run(token),
                None => Keyring::new(token, client.prover(host), client.token_timeout()),
            }?;
            let messages = client.endpoint(host, [id.as_str(), MESSAGES])?;
            Ok(Ready { keyring, messages })
        });
        let gate = client.gate_of(host, P::KIND, &id);
        let shared = Shared { client, host, id, ready, gate };
        Self { shared: Arc::new(shared), platform: PhantomData }
    }

    /// Whether id, token and client can be used at all.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.ready().map(drop)
    }

    pub(crate) fn keyring(&self) -> Result<&Keyring, Error> {
        self.ready().map(|ready| &ready.keyring)
    }

    /// How long one request may take, if nothing else is said of it.
    pub(crate) fn timeout(&self) -> Duration {
        self.shared.client.timeout()
    }

    pub(crate) async fn post(
        &self,
        credential: &Credential,
        message: Bytes,
        by: Try,
    ) -> Result<Reply, Error> {
        let messages = &self.ready()?.messages;
        match self.dry_run() {
            Some(dry_run) => {
                let message = message.to_vec();
                Ok(dry_run.keep(Unsent::message(self.id(), credential, messages, message)))
            }
            None => messages.post(credential, message, by).await,
        }
    }

    pub(crate) async fn make(
        &self,
        credential: &Credential,
        call: &Call,
        by: Try,
    ) -> Result<Reply, Error> {
        let Shared { client, host, id, .. } = &*self.shared;
        let endpoint = client.endpoint(*host, call.path.segments(id))?;
        match self.dry_run() {
            Some(dry_run) => Ok(dry_run.keep(Unsent::call(self.id(), credential, &endpoint, call))),
            None => endpoint.call(credential, call, by).await,
        }
    }

    /// Posts a batch, written down as a form. In a dry run there is none.
    pub(crate) async fn post_form(
        &self,
        credential: &Credential,
        form: Vec<u8>,
        by: Try,
    ) -> Result<Reply, Error> {
        let Shared { client, host, id, .. } = &*self.shared;
        let endpoint = client.endpoint(*host, Path::root().segments(id))?;
        endpoint.post_form(credential, form, by).await
    }

    /// The id for logs: one that is none may be the token, in the wrong place.
    pub(crate) fn shown_id(&self) -> Option<&str> {
        check_account_id(self.id()).is_ok().then(|| self.id())
    }

    pub(crate) fn dry_run(&self) -> Option<&DryRun> {
        self.shared.client.dry_run()
    }

    /// Whether it can send batches: no page of the platform has them for Instagram login.
    pub(crate) fn check_batches(&self) -> Result<(), Error> {
        self.check()?;
        match self.shared.host {
            Host::Facebook => Ok(()),
            Host::Instagram => Err(Problem::new(
                "accounts with Instagram login cannot send batches, send these messages singly: with `send`, or with `send_all` without `in_batches`",
            )
            .into()),
        }
    }

    /// Whether its token comes from Instagram login, whose host has calls of its own.
    pub(crate) fn has_instagram_login(&self) -> bool {
        self.shared.host == Host::Instagram
    }

    /// Where its messages go, as an item of a batch has it.
    pub(crate) fn messages_url(&self) -> Result<String, Error> {
        Ok(format!("{}/{}/messages", self.shared.client.version()?, self.shared.id))
    }

    pub(crate) fn gate(&self) -> &Arc<Gate> {
        &self.shared.gate
    }

    pub(crate) fn retry_budget(&self) -> &Budget {
        self.shared.client.retry_budget()
    }

    pub(crate) fn retry(&self) -> &Retry {
        self.shared.client.retry()
    }

    fn ready(&self) -> Result<&Ready, Error> {
        Ok(self.shared.ready.as_ref().map_err(Problem::clone)?)
    }
}

impl<P> Clone for Account<P> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), platform: PhantomData }
    }
}

impl<P: Platform> fmt::Debug for Account<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut account = f.debug_struct("Account");
        account.field("platform", &P::NAME);
        if let Some(id) = self.shown_id() {
            account.field("id", &id);
        }
        account.field("client", &self.shared.client).finish_non_exhaustive()
    }
}

struct Shared {
    client: Client,
    host: Host,
    id: String,
    ready: Result<Ready, Problem>,
    gate: Arc<Gate>,
}

struct Ready {
    keyring: Keyring,
    messages: Endpoint,
}

/// Where messages go, behind the account's id.
pub(crate) const MESSAGES: &str = "messages";
