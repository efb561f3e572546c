//! The settings of a simulator.

use crate::accounts::Accounts;
use crate::app_secret::AppSecret;
use crate::attachments::Attachments;
use crate::endpoint::MEBIBYTE;
use crate::exchange::{Exchange, Observer};
use crate::ids::Ids;
use crate::memory::Memory;
use crate::service::Service;
use crate::token::{Token, Tokens};
use crate::{Faults, Platform, Simulator, StartError};

/// Settings of a [`Simulator`] that is about to start.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), sendapi_simulator::StartError> {
/// use sendapi_simulator::Simulator;
///
/// let simulator = Simulator::builder()
///     .page("101")
///     .instagram("17841400000000001")
///     .token("a token for tests")
///     .start()
///     .await?;
/// # simulator.shutdown().await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "settings do nothing until `start` is called"]
pub struct Builder {
    port: u16,
    accounts: Accounts,
    tokens: Tokens,
    app_secret: Option<AppSecret>,
    remember: usize,
    attachment_bytes: usize,
    knows_attachments: bool,
    observer: Option<Observer>,
}

impl Builder {
    /// The port on 127.0.0.1. Without it, or with 0: any free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// An account that is a Facebook Page: Messenger's rules hold.
    ///
    /// So they do for every id that was not named. What naming adds is `me`: it stands for the named
    /// accounts, if they are all of one platform.
    pub fn page(mut self, account: impl Into<String>) -> Self {
        self.accounts.register(account.into(), Platform::Messenger);
        self
    }

    /// An account that is an Instagram account: Instagram's rules hold.
    ///
    /// A request with `Host: graph.instagram.com` is Instagram's whatever its account.
    pub fn instagram(mut self, account: impl Into<String>) -> Self {
        self.accounts.register(account.into(), Platform::Instagram);
        self
    }

    /// A token to accept, beside those already named. Without any, every token that is not empty will
    /// do.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.tokens.allow(Token::new(token));
        self
    }

    /// The app's secret: from now on every request has to prove by `appsecret_proof` that it knows it.
    /// Without it, proofs are read over.
    ///
    /// [Proofs](https://developers.facebook.com/docs/graph-api/guides/secure-requests).
    pub fn app_secret(mut self, secret: impl Into<String>) -> Self {
        self.app_secret = Some(AppSecret::new(secret));
        self
    }

    /// How many bytes of uploaded files to keep; when there are more, the oldest files are forgotten.
    /// 256 MiB unless told.
    pub fn keep_attachments(mut self, bytes: usize) -> Self {
        self.attachment_bytes = bytes;
        self
    }

    /// Refuses messages with an `attachment_id` that their account has not got here, or that was uploaded
    /// without `is_reusable`: code 100, subcode 2018074. Without it, any id will do.
    pub fn known_attachments_only(mut self) -> Self {
        self.knows_attachments = true;
        self
    }

    /// How many accepted messages to remember; when there are more, the oldest are forgotten.
    /// 100,000 unless told.
    pub fn remember(mut self, messages: usize) -> Self {
        self.remember = messages;
        self
    }

    /// Calls `observer` with every request and its answer, before the answer is sent.
    ///
    /// ```
    /// # use sendapi_simulator::Simulator;
    /// let settings = Simulator::builder().observe(|exchange| eprintln!("{exchange}"));
    /// ```
    pub fn observe(mut self, observer: impl Fn(&Exchange) + Send + Sync + 'static) -> Self {
        self.observer = Some(Observer::new(observer));
        self
    }

    /// Listens. Fails when the port is taken, or when the id of an account is not made of digits.
    pub async fn start(self) -> Result<Simulator, StartError> {
        self.accounts.check()?;
        let service = Service {
            accounts: self.accounts,
            tokens: self.tokens,
            app_secret: self.app_secret,
            memory: Memory::of(self.remember),
            attachments: Attachments::of(self.attachment_bytes, self.knows_attachments),
            observer: self.observer,
            faults: Faults::default(),
            ids: Ids::new(),
        };
        Simulator::serve(self.port, service).await
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            port: 0,
            accounts: Accounts::default(),
            tokens: Tokens::default(),
            app_secret: None,
            remember: REMEMBER,
            attachment_bytes: ATTACHMENT_BYTES,
            knows_attachments: false,
            observer: None,
        }
    }
}

const REMEMBER: usize = 100_000;
const ATTACHMENT_BYTES: usize = 256 * MEBIBYTE;
