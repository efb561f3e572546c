//! The token that an account uses now, and how it comes to another.

use std::error::Error as StdError;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::SystemTime;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Either, Shared, WeakShared};
use secrecy::{ExposeSecret, SecretString};

use crate::error::Cause;
use crate::graph::Parameter;
use crate::proof::{AppSecret, PROOF};
use crate::setup::{self, Problem};
use crate::token::{Ask, Reason, Source, Token};
use crate::transport::Address;
use crate::{Error, observe};

/// An account's token.
pub(crate) enum Keyring {
    Fixed(Arc<Credential>),
    Provided(Arc<Provided>),
}

impl Keyring {
    pub(crate) fn new(token: Token, prover: Option<Prover>) -> Result<Self, Problem> {
        match token.0 {
            Source::Fixed(token) => {
                setup::check_token(token.expose_secret())?;
                Ok(Self::Fixed(Arc::new(Credential::new(token, prover))))
            }
            Source::Provided(provider) => {
                let state = Mutex::default();
                Ok(Self::Provided(Arc::new(Provided { provider, prover, state })))
            }
        }
    }

    /// A token that is checked and goes nowhere. No provider is asked.
    pub(crate) fn for_a_dry_run(token: Token) -> Result<Self, Problem> {
        match token.0 {
            Source::Fixed(_) => Self::new(token, None),
            Source::Provided(_) => Self::new(Token::from("none"), None),
        }
    }

    /// The token to use.
    pub(crate) async fn current(&self) -> Result<Arc<Credential>, Error> {
        match self {
            Self::Fixed(credential) => Ok(Arc::clone(credential)),
            Self::Provided(provided) => provided.other_than(None).await,
        }
    }

    /// The token to use since the platform has refused this one, if there is another.
    pub(crate) async fn instead_of(
        &self,
        refused: &Arc<Credential>,
    ) -> Result<Option<Arc<Credential>>, Error> {
        let Self::Provided(provided) = self else { return Ok(None) };
        let new = provided.other_than(Some(refused)).await?;
        Ok((new.token() != refused.token()).then_some(new))
    }
}

/// A token that a provider gives.
pub(crate) struct Provided {
    provider: Arc<dyn Ask>,
    prover: Option<Prover>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Arc<Credential>>,
    /// Lives as long as somebody waits for it.
    asking: Option<WeakShared<Asking>>,
}

impl Provided {
    /// A token that the provider gave after this one. Whoever comes while it is asked waits with the
    /// others: what was given before is about to be replaced.
    async fn other_than(
        self: &Arc<Self>,
        refused: Option<&Arc<Credential>>,
    ) -> Result<Arc<Credential>, Error> {
        let asking = match self.known_or_asked(refused) {
            Either::Left(known) => return Ok(known),
            Either::Right(asking) => asking,
        };
        asking.await.map_err(|why| Error::new(Cause::Token(why)))
    }

    fn known_or_asked(
        self: &Arc<Self>,
        refused: Option<&Arc<Credential>>,
    ) -> Either<Arc<Credential>, Shared<Asking>> {
        let mut state = self.state();
        let asking = state.asking.as_ref().and_then(WeakShared::upgrade);
        if let Some(asking) = asking.filter(|asking| asking.peek().is_none()) {
            return Either::Right(asking);
        }
        let is_refused =
            |known: &Arc<_>| refused.is_some_and(|refused| Arc::ptr_eq(refused, known));
        if let Some(known) = state.current.as_ref().filter(|known| !is_refused(known)) {
            return Either::Left(Arc::clone(known));
        }
        let asking = self.ask(if refused.is_some() { Reason::Refused } else { Reason::First });
        state.asking = asking.downgrade();
        Either::Right(asking)
    }

    fn ask(self: &Arc<Self>, why: Reason) -> Shared<Asking> {
        let this = Arc::clone(self);
        let asking: Asking = Box::pin(async move {
            let token = this.provider.ask(why).await.map_err(Arc::from)?;
            setup::check_token(token.expose_secret())
                .map_err(|Problem { text, .. }| Arc::from(Box::from(text.into_owned())))?;
            let credential = Arc::new(Credential::new(token, this.prover.clone()));
            let before = this.state().current.replace(Arc::clone(&credential));
            if before.is_some_and(|before| before.token() != credential.token()) {
                observe::token_renewed();
            }
            Ok(credential)
        });
        asking.shared()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Errors are shared, as all who wait get the same.
type Asking = BoxFuture<'static, Result<Arc<Credential>, Arc<dyn StdError + Send + Sync>>>;

/// A token and what proves it.
pub(crate) struct Credential {
    token: SecretString,
    proof: Proof,
    messages: OnceLock<Address>,
}

impl Credential {
    fn new(token: SecretString, prover: Option<Prover>) -> Self {
        let proof = match prover {
            None => Proof::None,
            Some(Prover::Plain(secret)) => Proof::Lasting(secret.prove(token.expose_secret())),
            Some(Prover::Timed(secret)) => Proof::Timed(secret),
        };
        Self { token, proof, messages: OnceLock::new() }
    }

    pub(crate) fn token(&self) -> &str {
        self.token.expose_secret()
    }

    /// Where messages go. It is worked out once, unless the proof changes with the time.
    pub(crate) fn address(&self, work_out: impl FnOnce() -> Address) -> Address {
        match self.proof {
            Proof::Timed(_) => work_out(),
            Proof::None | Proof::Lasting(_) => self.messages.get_or_init(work_out).clone(),
        }
    }

    /// What goes along with the token.
    pub(crate) fn parameters(&self, now: SystemTime) -> Vec<Parameter> {
        match &self.proof {
            Proof::None => Vec::new(),
            Proof::Lasting(proof) => vec![(PROOF, proof.expose_secret().to_owned().into())],
            Proof::Timed(secret) => secret.prove_at(self.token(), now).into(),
        }
    }
}

/// How tokens are proved.
#[derive(Clone, Debug)]
pub(crate) enum Prover {
    /// Once for each token.
    Plain(AppSecret),
    /// Anew for each request.
    Timed(AppSecret),
}

enum Proof {
    None,
    Lasting(SecretString),
    Timed(AppSecret),
}
