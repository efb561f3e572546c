//! Bringing a prepared message or a call to the platform: waiting for its turn, sending, trying again.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::prepared::Prepared;
use super::receipt::receipt;
use super::terms::{Ended, Terms};
use super::tries::Tries;
use crate::graph::{Call, Reply};
use crate::http::{Credential, Departure, Try};
use crate::observe::{self, Attempts, Facts};
use crate::pace::{Kind, Pass};
use crate::{Account, Delivery, Error, Platform, Receipt, Retry};

impl<P: Platform> Account<P> {
    pub(crate) async fn deliver(
        &self,
        message: Result<Prepared, Error>,
        terms: Terms,
    ) -> Result<Receipt, Error> {
        let kind = message.as_ref().map_or(Kind::Message, |message| message.kind);
        let facts = self.facts(kind);
        let turn = |until| self.gate().pass(kind, terms.priority, until);
        observe::request(&facts, async { self.bring(&message?, &terms, turn).await }).await
    }

    /// Carries out a call of this kind, whose answer `read` knows to read. One that is `harmless_twice` does
    /// no harm when it is done twice, although it may make something.
    pub(crate) async fn carry_out_as<T: Any>(
        &self,
        kind: Kind,
        call: &Call,
        harmless_twice: bool,
        terms: &Terms,
        read: impl Fn(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let facts = self.facts(kind);
        observe::request(&facts, self.ask(kind, call, harmless_twice, terms, read)).await
    }

    /// Has a message posted when its `turn` has come.
    pub(super) async fn bring<G>(
        &self,
        message: &Prepared,
        terms: &Terms,
        turn: impl Fn(Option<Instant>) -> G,
    ) -> Result<Receipt, Error>
    where
        G: Future<Output = Result<Pass, Error>>,
    {
        self.check()?;
        let Prepared { kind, body } = message;
        let post = |credential: Arc<Credential>, pass: Pass| async move {
            let by = self.try_by(terms, terms.journey.depart());
            let reply = self.post(&credential, body.clone(), by).await;
            self.read_and_learn(*kind, &pass, reply, receipt)
        };
        let retry = self.retry_by(terms);
        self.until_it_succeeds(*kind, terms, turn, &retry, true, post).await
    }

    async fn ask<T>(
        &self,
        kind: Kind,
        call: &Call,
        harmless_twice: bool,
        terms: &Terms,
        read: impl Fn(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.check()?;
        call.check()?;
        let (retry, repeatable) = (self.retry_by(terms), call.body.is_repeatable());
        let retry = match (repeatable, harmless_twice) {
            (false, _) => retry.tries(1),
            (true, true) => retry.risking_duplicates(),
            (true, false) => retry,
        };
        let make = |credential: Arc<Credential>, pass: Pass| {
            let read = &read;
            async move {
                let by = self.try_by(terms, terms.journey.depart());
                let reply = self.make(&credential, call, by).await;
                self.read_and_learn(kind, &pass, reply, read)
            }
        };
        let turn = |until| self.gate().pass(kind, terms.priority, until);
        self.until_it_succeeds(kind, terms, turn, &retry, repeatable, make).await
    }

    /// What spans and metrics say of something that it sends.
    pub(crate) fn facts(&self, kind: Kind) -> Facts<'_> {
        Facts::of(self.shown_id(), P::NAME, kind.as_str(), self.dry_run().is_some())
    }

    /// How a try is made by these terms.
    pub(crate) fn try_by(&self, terms: &Terms, departure: Departure) -> Try {
        let timeout = terms.timeout.unwrap_or_else(|| self.timeout());
        Try { timeout, priority: terms.priority, departure }
    }

    pub(crate) fn retry_by(&self, terms: &Terms) -> Retry {
        terms.retry.clone().unwrap_or_else(|| self.retry().clone())
    }

    /// Before each attempt it waits for its `turn`, which may know until when that is of use.
    pub(crate) async fn until_it_succeeds<T, W, F, G>(
        &self,
        kind: Kind,
        terms: &Terms,
        turn: impl Fn(Option<Instant>) -> G,
        retry: &Retry,
        repeatable: bool,
        attempt: impl Fn(Arc<Credential>, W) -> F,
    ) -> Result<T, Error>
    where
        F: Future<Output = Result<T, Error>>,
        G: Future<Output = Result<W, Error>>,
    {
        terms.check()?;
        let (keyring, limits) = (self.keyring()?, terms.begin());
        let mut attempts = Attempts::of(self.facts(kind));
        let first = async {
            let credential = keyring.current().await?;
            turn(limits.until).await.map(|turn| (credential, turn))
        };
        let (mut credential, mut turned) = limits.unless(first).await?;
        let mut tries = Tries::new(retry, self.retry_budget());
        let mut renewed = false;
        let mut last = None;
        loop {
            terms.allow().map_err(|late| tries.as_counted(late))?;
            let try_now = attempt(Arc::clone(&credential), turned);
            let error = match attempts.next(limits.within(&terms.journey, try_now)).await {
                Ok(done) => return Ok(tries.succeeded(done)),
                // It was not made after all.
                Err(error) if error.has_not_begun() => {
                    return Err(last.unwrap_or(error));
                }
                Err(error) => tries.count(error, &terms.journey),
            };
            // The answer may be that of a gateway that failed half-way.
            let is_safe = error.delivery() == Delivery::NotSent;
            let refused = error.needs_new_token() && is_safe && !renewed;
            renewed |= refused;
            let new =
                async { if refused { keyring.instead_of(&credential).await } else { Ok(None) } };
            let (wait, limits_of_this) = match limits.unless(new).await {
                Err(Ended::Failed(no_token)) => return Err(tries.as_counted(no_token)),
                Err(Ended::Stopped | Ended::Late) => return Err(error),
                Ok(Some(new)) if repeatable => {
                    credential = new;
                    (Duration::ZERO, limits)
                }
                Ok(_) => match tries.decide(&error, limits) {
                    Some((wait, limits)) => {
                        attempts.wait(&error, wait);
                        (wait, limits)
                    }
                    None => return Err(error),
                },
            };
            let next = async {
                sleep(wait).await;
                turn(limits_of_this.until).await
            };
            // The last answer says more than the reason why it is not tried again.
            let Ok(next) = limits_of_this.unless(next).await else { return Err(error) };
            turned = next;
            last = Some(error);
        }
    }

    /// What `read` makes of the answer, once the gate has learned from it.
    pub(crate) fn read_and_learn<T>(
        &self,
        kind: Kind,
        pass: &Pass,
        reply: Result<Reply, Error>,
        read: impl FnOnce(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let result = reply.map(|reply| self.learned_from(reply)).and_then(read);
        self.gate().learn_of(kind, pass, &result);
        result
    }

    /// The answer, with what its headers say about this account.
    pub(crate) fn learned_from(&self, mut reply: Reply) -> Reply {
        if let Some(reported) = reply.usage.take() {
            let usage = self.gate().learn_from(&reported);
            reply.retry_after = reply.retry_after.max(usage.refusing_for);
            observe::used(usage);
        }
        reply
    }
}
