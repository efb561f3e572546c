//! Messages of which each goes only after the one before it, on their way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::time::Instant;

use super::answers::Entry;
use super::gathering::{Answers, Gathering, Passenger, check_together};
use crate::error::{Cause, Parent};
use crate::graph::Reply;
use crate::http::Credential;
use crate::observe;
use crate::pace::{Gate, Kind, Pass};
use crate::send::{Prepared, Terms, receipt};
use crate::{Account, Delivery, Error, Platform, Priority, Receipt, Retry};

impl<P: Platform> Account<P> {
    /// Brings one message to the platform, in calls together with others.
    pub(crate) async fn deliver_gathered(
        &self,
        message: Prepared,
        gathering: &Gathering,
        terms: &Terms,
    ) -> Result<Receipt, Error> {
        let outcomes = self.deliver_chain(Chain::new(0, message), gathering, terms).await;
        outcomes.into_iter().next().unwrap_or_else(|| Err(Error::new(Cause::Unfinished)))
    }

    /// Brings a chain to the platform, in calls together with others. One outcome for each message.
    pub(crate) async fn deliver_chain(
        &self,
        chain: Chain,
        gathering: &Gathering,
        terms: &Terms,
    ) -> Vec<Result<Receipt, Error>> {
        let retry = self.retry_by(terms);
        let delivery = Delivering(Mutex::new(chain));
        // The rates let it go only when its call leaves.
        let turn = |until| {
            delivery.chain().set_out(&retry);
            std::future::ready(Ok(until))
        };
        let shared = &delivery;
        let attempt = |credential: Arc<Credential>, until| async move {
            let passenger = shared.chain().passenger(until);
            let answers = gathering.go(self, credential, passenger, terms).await;
            shared.chain().take_in(answers, |kind, pass, reply| {
                self.read_and_learn(kind, pass, Ok(reply), receipt)
            })
        };
        let kind = delivery.chain().kind();
        let facts = self.facts(kind);
        let result = observe::request(&facts, async {
            self.check_batches()?;
            delivery.chain().check(self.gate(), terms.priority)?;
            self.until_it_succeeds(kind, terms, turn, &retry, true, attempt).await
        });
        match result.await {
            Ok(()) => delivery.into_chain().results(),
            Err(last) => delivery.into_chain().outcomes(&last),
        }
    }
}

/// A chain that is seen by turns.
struct Delivering(Mutex<Chain>);

impl Delivering {
    fn chain(&self) -> MutexGuard<'_, Chain> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn into_chain(self) -> Chain {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Messages, and what has become of them so far.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    /// Where the first one stands in the batch, from 0 on.
    place: usize,
    links: Vec<Link>,
}

#[derive(Clone, Debug)]
struct Link {
    kind: Kind,
    body: Bytes,
    state: State,
    /// Whether it is part of this try.
    goes: bool,
    earlier_try_unknown: bool,
}

#[derive(Clone, Debug)]
enum State {
    Ready,
    Sent(Receipt),
    Failed(Error),
}

impl Chain {
    pub(crate) fn new(place: usize, message: Prepared) -> Self {
        Self { place, links: vec![Link::new(message)] }
    }

    pub(super) fn push(&mut self, message: Prepared) {
        self.links.push(Link::new(message));
    }

    /// Whether the rates ever let all of it go together.
    fn check(&self, gate: &Gate, priority: Priority) -> Result<(), Error> {
        let kinds: Vec<_> = self.links.iter().map(|link| link.kind).collect();
        check_together(&kinds, gate, priority)
    }

    /// Begins a try with those that did not go out so far.
    fn set_out(&mut self, retry: &Retry) {
        for link in &mut self.links {
            link.goes = match &link.state {
                State::Ready => true,
                State::Sent(_) => false,
                State::Failed(error) => {
                    link.earlier_try_unknown |= error.delivery() == Delivery::Unknown;
                    retry.is_safe_after(error)
                }
            };
        }
    }

    /// The kind in spans and metrics: that of its first message.
    fn kind(&self) -> Kind {
        self.links.first().map_or(Kind::Message, |link| link.kind)
    }

    /// Those that go.
    fn passenger(&self, until: Option<Instant>) -> Passenger {
        let going = || self.links.iter().filter(|link| link.goes);
        Passenger {
            bodies: going().map(|link| link.body.clone()).collect(),
            kinds: going().map(|link| link.kind).collect(),
            until,
        }
    }

    /// Whether there is a receipt for each by now; else the first failure.
    fn take_in(
        &mut self,
        answers: Answers,
        read: impl FnMut(Kind, &Pass, Reply) -> Result<Receipt, Error>,
    ) -> Result<(), Error> {
        match answers {
            // They have not gone anywhere.
            Err(error) if error.has_not_begun() => return Err(error),
            Err(error) => {
                self.going().for_each(|(_, link)| link.state = State::Failed(error.clone()));
            }
            Ok((entries, pass)) => self.take_in_each(entries, &pass, read),
        }
        self.links.iter().try_for_each(|link| match &link.state {
            State::Sent(_) => Ok(()),
            other => other.clone().result().map(drop),
        })
    }

    fn take_in_each(
        &mut self,
        entries: Vec<Entry>,
        pass: &Pass,
        mut read: impl FnMut(Kind, &Pass, Reply) -> Result<Receipt, Error>,
    ) {
        let mut failed = None;
        for ((place, link), entry) in self.going().zip(entries) {
            let (has_failed, result) = match entry {
                Entry::Answered(reply) => (!reply.is_success(), read(link.kind, pass, reply)),
                Entry::Unfinished => (failed.is_some(), Err(unfinished(failed))),
                Entry::Odd(reply) => (false, Err(Error::new(odd_entry()).with(reply))),
            };
            link.state = match result {
                Ok(receipt) => State::Sent(receipt),
                Err(error) => State::Failed(error),
            };
            // A null is sure to mean that the parent failed only if the parent's own status says so.
            failed = match &link.state {
                State::Failed(error) if has_failed => {
                    failed.or(Some(Parent { place, is_transient: error.is_transient() }))
                }
                _ => None,
            };
        }
    }

    /// With their places in the batch.
    fn going(&mut self) -> impl Iterator<Item = (usize, &mut Link)> {
        (self.place..).zip(&mut self.links).filter(|(_, link)| link.goes)
    }

    /// What became of each.
    fn results(self) -> Vec<Result<Receipt, Error>> {
        self.links.into_iter().map(|link| link.state.result()).collect()
    }

    /// `last` is why the first of those that failed is not tried again, and all that did not begin.
    fn outcomes(self, last: &Error) -> Vec<Result<Receipt, Error>> {
        let mut of_the_first = Some(last);
        let outcome = |link: Link| match link.state {
            State::Sent(receipt) => Ok(receipt),
            State::Ready => Err(last.clone()),
            State::Failed(error) => {
                let error = of_the_first.take().cloned().unwrap_or(error);
                Err(error.after(last.attempts(), link.earlier_try_unknown))
            }
        };
        self.links.into_iter().map(outcome).collect()
    }
}

impl Link {
    fn new(message: Prepared) -> Self {
        let Prepared { kind, body } = message;
        Self { kind, body, state: State::Ready, goes: false, earlier_try_unknown: false }
    }
}

impl State {
    fn result(self) -> Result<Receipt, Error> {
        match self {
            Self::Sent(receipt) => Ok(receipt),
            Self::Failed(error) => Err(error),
            Self::Ready => Err(Error::new(Cause::Unfinished)),
        }
    }
}

fn unfinished(failed: Option<Parent>) -> Error {
    Error::new(failed.map_or(Cause::Unfinished, Cause::ParentFailed))
}

fn odd_entry() -> Cause {
    Cause::Mismatched("the entry is neither `null` nor an object with a `code`".into())
}
