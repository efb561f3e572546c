//! The settings of a simulator.

use crate::accounts::Accounts;
use crate::exchange::{Exchange, Observer};
use crate::memory::Memory;
use crate::service::Service;
use crate::token::{Token, Tokens};
use crate::{Platform, Simulator, StartError};

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
    remember: usize,
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
        let memory = Memory::of(self.remember);
        let service = Service::new(self.accounts, self.tokens, memory, self.observer);
        Simulator::serve(self.port, service).await
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            port: 0,
            accounts: Accounts::default(),
            tokens: Tokens::default(),
            remember: REMEMBER,
            observer: None,
        }
    }
}

const REMEMBER: usize = 100_000;
