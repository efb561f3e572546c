//! Bringing a prepared message or a call to the platform: waiting for its turn, sending, trying again.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use sendapi_core::response::Answer;
use tokio::time::{Instant, sleep};

use crate::error::Cause;
use crate::graph::{Call, Reply};
use crate::keyring::Credential;
use crate::observe::{self, Attempts, Facts};
use crate::prepared::Prepared;
use crate::rates::Kind;
use crate::stop::Stop;
use crate::{Account, CallLimit, Decision, Delivery, Error, ErrorKind, Platform, Receipt, Retry};

impl<P: Platform> Account<P> {
    pub(crate) async fn deliver(
        &self,
        message: Result<Prepared, Error>,
        stop: Stop,
    ) -> Result<Receipt, Error> {
        let kind = message.as_ref().map_or(Kind::Message, |message| message.kind);
        let facts = Facts::of(self, kind);
        observe::request(&facts, async { self.bring(&message?, &stop).await }).await
    }

    pub(crate) async fn carry_out(&self, call: &Call) -> Result<Reply, Error> {
        let read =
            |reply: Reply| reply.carried_out().map_err(|refusal| CallLimit::tell(call, refusal));
        self.carry_out_as(Kind::Call, call, call.is_idempotent(), read).await
    }

    /// Carries out a call that falls under another limit, or that does no harm when it is done twice
    /// although it makes something.
    pub(crate) async fn carry_out_as<T>(
        &self,
        kind: Kind,
        call: &Call,
        harmless_twice: bool,
        read: impl Fn(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let facts = Facts::of(self, kind);
        observe::request(&facts, self.ask(kind, call, harmless_twice, read)).await
    }

    async fn bring(&self, message: &Prepared, stop: &Stop) -> Result<Receipt, Error> {
        self.check()?;
        let Prepared { kind, body } = message;
        let turn = || self.gate().pass(*kind);
        let post = |credential: Arc<Credential>| async move {
            self.heeded(*kind, self.post(&credential, body.clone()).await, receipt)
        };
        self.until_it_succeeds(*kind, turn, self.retry(), true, stop, post).await
    }

    async fn ask<T>(
        &self,
        kind: Kind,
        call: &Call,
        harmless_twice: bool,
        read: impl Fn(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.check()?;
        call.check()?;
        let (retry, repeatable) = (self.retry().clone(), call.body.is_repeatable());
        let retry = match (repeatable, harmless_twice) {
            (false, _) => retry.tries(1),
            (true, true) => retry.risking_duplicates(),
            (true, false) => retry,
        };
        let make = |credential: Arc<Credential>| {
            let read = &read;
            async move { self.heeded(kind, self.make(&credential, call).await, read) }
        };
        let turn = || self.gate().pass(kind);
        self.until_it_succeeds(kind, turn, &retry, repeatable, &Stop::NEVER, make).await
    }

    /// Before each attempt it waits for its `turn`.
    pub(crate) async fn until_it_succeeds<T, F, G>(
        &self,
        kind: Kind,
        turn: impl Fn() -> G,
        retry: &Retry,
        repeatable: bool,
        stop: &Stop,
        attempt: impl Fn(Arc<Credential>) -> F,
    ) -> Result<T, Error>
    where
        F: Future<Output = Result<T, Error>>,
        G: Future<Output = Result<(), Error>>,
    {
        let keyring = self.keyring()?;
        let mut attempts = Attempts::of(Facts::of(self, kind));
        let first = async {
            let credential = keyring.current().await?;
            turn().await.map(|()| credential)
        };
        let mut credential = unless(stop, first).await.unwrap_or_else(stopped)?;
        let mut tries = Tries::new(retry);
        let mut renewed = false;
        let mut last = None;
        loop {
            let error = match attempts.next(attempt(Arc::clone(&credential))).await {
                Ok(done) => return Ok(done),
                // It was not made after all.
                Err(error) if error.kind() == ErrorKind::Stopped => {
                    return Err(last.unwrap_or(error));
                }
                Err(error) => tries.count(error),
            };
            let refused = error.needs_new_token() && !renewed;
            renewed |= refused;
            let new =
                async { if refused { keyring.instead_of(&credential).await } else { Ok(None) } };
            let wait = match unless(stop, new).await {
                None => return Err(error),
                Some(Err(no_token)) => return Err(tries.as_counted(no_token)),
                Some(Ok(Some(new))) if repeatable => {
                    credential = new;
                    Duration::ZERO
                }
                Some(Ok(_)) => match tries.decide(&error) {
                    Decision::Wait(wait) => {
                        attempts.wait(&error, wait);
                        wait
                    }
                    Decision::GiveUp => return Err(error),
                },
            };
            let next = async {
                sleep(wait).await;
                turn().await
            };
            // Whatever keeps it from being tried again, the last answer says more.
            let Some(Ok(())) = unless(stop, next).await else { return Err(error) };
            last = Some(error);
        }
    }

    /// What `read` makes of the answer, which the gate hears of first.
    pub(crate) fn heeded<T>(
        &self,
        kind: Kind,
        reply: Result<Reply, Error>,
        read: impl FnOnce(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let reply = reply.inspect(|reply| self.gate().learn_from(reply));
        reply.and_then(read).inspect_err(|error| self.gate().learn_of(kind, error))
    }
}

/// The tries of one message or call.
struct Tries<'a> {
    retry: &'a Retry,
    began: Instant,
    count: u32,
    one_unknown: bool,
}

impl<'a> Tries<'a> {
    fn new(retry: &'a Retry) -> Self {
        Self { retry, began: Instant::now(), count: 0, one_unknown: false }
    }

    fn count(&mut self, error: Error) -> Error {
        self.count = self.count.saturating_add(1);
        let error = error.after(self.count, self.one_unknown);
        self.one_unknown |= error.delivery() == Delivery::Unknown;
        error
    }

    /// An error that came without a try.
    fn as_counted(&self, error: Error) -> Error {
        error.after(self.count, self.one_unknown)
    }

    fn decide(&self, error: &Error) -> Decision {
        self.retry.decide(error, self.count, self.elapsed(), fastrand::f64())
    }

    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }
}

/// What comes of `future`, unless sending is stopped before.
pub(crate) async fn unless<T>(stop: &Stop, future: impl Future<Output = T>) -> Option<T> {
    let (future, stopped) = (std::pin::pin!(future), std::pin::pin!(stop.stopped()));
    // In this order: whoever was stopped before does not begin.
    match select(stopped, future).await {
        Either::Left(_) => None,
        Either::Right((output, _)) => Some(output),
    }
}

fn stopped<T>() -> Result<T, Error> {
    Err(Error::new(Cause::Stopped))
}

/// The receipt that an answer is.
pub(crate) fn receipt(reply: Reply) -> Result<Receipt, Error> {
    let cause = match Answer::from_json(&reply.body) {
        Ok(Answer::Receipt(receipt)) if reply.is_success() => return Ok(receipt),
        Ok(Answer::Receipt(_)) => {
            Cause::Unreadable("the status tells of a failure, the body of none".into())
        }
        Ok(Answer::Error(error)) => Cause::Graph(error),
        Err(unreadable) => Cause::Unreadable(Box::new(unreadable)),
    };
    Err(Error::new(cause).with(reply))
}
