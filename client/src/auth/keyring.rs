//! The token that an account uses now, and how it comes to another.

use std::error::Error as StdError;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use futures_util::future::Either;
use secrecy::ExposeSecret;
use tokio::time::{Instant, timeout};

use super::asking::Asking;
use super::token::{Ask, NoToken, Reason, Source, Token};
use crate::error::{Cause, Problem};
use crate::http::{Credential, Prover, check_token};
use crate::{Error, observe};

/// An account's token.
pub(crate) enum Keyring {
    Fixed(Arc<Credential>),
    Provided(Arc<Provided>),
}

impl Keyring {
    /// A provider has to give a token within this time.
    pub(crate) fn new(
        token: Token,
        prover: Option<Prover>,
        limit: Duration,
    ) -> Result<Self, Problem> {
        match token.0 {
            Source::Fixed(token) => {
                check_token(token.expose_secret())?;
                Ok(Self::Fixed(Arc::new(Credential::new(token, prover))))
            }
            Source::Provided(provider) => {
                let state = Mutex::default();
                Ok(Self::Provided(Arc::new(Provided { provider, prover, limit, state })))
            }
        }
    }

    /// A token that is checked and goes nowhere. No provider is asked.
    pub(crate) fn for_a_dry_run(token: Token) -> Result<Self, Problem> {
        let token = match token.0 {
            Source::Fixed(_) => token,
            Source::Provided(_) => Token::from("none"),
        };
        Self::new(token, None, Duration::MAX)
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
        if provided.gave_the_same_lately(refused) {
            return Ok(None);
        }
        let new = provided.other_than(Some(refused)).await?;
        if new.token() != refused.token() {
            return Ok(Some(new));
        }
        provided.state().same_at = Some(Instant::now());
        Ok(None)
    }
}

/// A token that a provider gives.
pub(crate) struct Provided {
    provider: Arc<dyn Ask>,
    prover: Option<Prover>,
    limit: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Arc<Credential>>,
    /// When it last gave the refused token again.
    same_at: Option<Instant>,
    /// Weak, so that it ends with the last that waits for it.
    asking: Weak<Asking<Given>>,
}

impl Provided {
    /// Whether to ask again is of no use yet: each message would do so otherwise.
    fn gave_the_same_lately(&self, refused: &Credential) -> bool {
        let state = self.state();
        let is_current =
            state.current.as_ref().is_some_and(|current| current.token() == refused.token());
        is_current && state.same_at.is_some_and(|at| at.elapsed() < SAME_FOR)
    }

    /// A token that the provider gave after this one. While it is being asked, all callers wait for that
    /// answer: what was given before is about to be replaced.
    async fn other_than(
        self: &Arc<Self>,
        refused: Option<&Arc<Credential>>,
    ) -> Result<Arc<Credential>, Error> {
        let asking = match self.known_or_asked(refused) {
            Either::Left(known) => return Ok(known),
            Either::Right(asking) => asking,
        };
        let given = asking.answer().await;
        // What was said in the panic may hold a secret, and goes nowhere.
        let given = given.unwrap_or_else(|| Err(Arc::new(NoToken::Panicked)));
        given.map_err(|why| Error::new(Cause::Token(why)))
    }

    fn known_or_asked(
        self: &Arc<Self>,
        refused: Option<&Arc<Credential>>,
    ) -> Either<Arc<Credential>, Arc<Asking<Given>>> {
        let mut state = self.state();
        if let Some(asking) = state.asking.upgrade().filter(|asking| !asking.is_over()) {
            return Either::Right(asking);
        }
        // By identity, not by text: a provider may give the same token again, and that one is newer than the refusal.
        let is_refused =
            |known: &Arc<_>| refused.is_some_and(|refused| Arc::ptr_eq(refused, known));
        if let Some(known) = state.current.as_ref().filter(|known| !is_refused(known)) {
            return Either::Left(Arc::clone(known));
        }
        let why = if refused.is_some() { Reason::Refused } else { Reason::First };
        let this = Arc::clone(self);
        let asking = Asking::begin(async move { this.ask(why).await });
        state.asking = Arc::downgrade(&asking);
        Either::Right(asking)
    }

    async fn ask(&self, why: Reason) -> Given {
        let token = match timeout(self.limit, self.provider.ask(why)).await {
            Ok(given) => given.map_err(Arc::from)?,
            Err(_) => return Err(Arc::new(NoToken::TooLate(self.limit))),
        };
        check_token(token.expose_secret())
            .map_err(|Problem { text, .. }| Arc::from(Box::from(text.into_owned())))?;
        let credential = Arc::new(Credential::new(token, self.prover.clone()));
        let before = self.state().current.replace(Arc::clone(&credential));
        if before.is_some_and(|before| before.token() != credential.token()) {
            observe::token_renewed();
        }
        Ok(credential)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// For so long a provider that gave the refused token again is not asked for another.
const SAME_FOR: Duration = Duration::from_secs(10);

/// The error is shared, as all who wait get the same.
type Given = Result<Arc<Credential>, Arc<dyn StdError + Send + Sync>>;
