//! Where messages wait for each other, to go along in one call.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{Either, select};
use tokio::sync::{Notify, oneshot};
use tokio::time::sleep;

use super::answers::Entry;
use crate::error::Cause;
use crate::keyring::Credential;
use crate::stop::Stop;
use crate::{Account, Error, Platform};

/// What the platform says about each message of a chain, or why it says nothing.
pub(super) type Answers = Result<Vec<Entry>, Error>;

/// Chains of messages that are ready to go. A call leaves as soon as it is full, or nobody else can
/// come, or one has waited long enough; whoever notices makes it for all.
pub(crate) struct Gathering {
    /// Messages in one call.
    most: usize,
    patience: Option<Duration>,
    state: Mutex<State>,
    changed: Notify,
}

struct State {
    waiting: Vec<Waiting>,
    /// Chains in calls that are under way.
    travelling: usize,
    /// Chains that wait, travel or may yet come.
    expected: usize,
    last_ticket: u64,
}

struct Waiting {
    ticket: u64,
    credential: Arc<Credential>,
    chain: Vec<Bytes>,
    answers: oneshot::Sender<Answers>,
}

impl Gathering {
    /// Of so many chains, all of which go along in one call.
    pub(super) fn of(chains: usize) -> Self {
        Self::new(usize::MAX, None, chains)
    }

    /// Of whatever comes, up to so many messages in a call.
    pub(crate) fn of_up_to(most: usize) -> Self {
        Self::new(most, Some(PATIENCE), usize::MAX)
    }

    fn new(most: usize, patience: Option<Duration>, expected: usize) -> Self {
        let state = State { waiting: Vec::new(), travelling: 0, expected, last_ticket: 0 };
        Self { most, patience, state: Mutex::new(state), changed: Notify::new() }
    }

    /// So many chains are on their way at most; `None` if nobody knows.
    pub(crate) fn expect(&self, chains: Option<usize>) {
        let mut state = self.state();
        state.expected = chains.unwrap_or(usize::MAX);
        self.tell(&state);
    }

    /// One of the expected chains will not come any more.
    pub(super) fn expect_one_less(&self) {
        let mut state = self.state();
        state.expected = state.expected.saturating_sub(1);
        self.tell(&state);
    }

    /// Waits for others and goes along with them; the answers are those to this chain.
    pub(super) async fn go<P: Platform>(
        &self,
        account: &Account<P>,
        credential: Arc<Credential>,
        chain: Vec<Bytes>,
        stop: &Stop,
    ) -> Answers {
        let (ticket, mut answers) = self.join(credential, chain);
        while self.is_waiting(ticket) {
            let stopped = std::pin::pin!(stop.stopped());
            let time_to_leave = std::pin::pin!(self.time_to_leave());
            match select(&mut answers, select(stopped, time_to_leave)).await {
                Either::Left((answers, _)) => return answers.unwrap_or_else(lost),
                Either::Right((Either::Left(_), _)) if self.withdraw(ticket) => {
                    return Err(Error::new(Cause::Stopped));
                }
                Either::Right((Either::Left(_), _)) => break,
                Either::Right((Either::Right(_), _)) => self.travel(account, ticket).await,
            }
        }
        answers.await.unwrap_or_else(lost)
    }

    fn join(
        &self,
        credential: Arc<Credential>,
        chain: Vec<Bytes>,
    ) -> (u64, oneshot::Receiver<Answers>) {
        let (answers, receiver) = oneshot::channel();
        let mut state = self.state();
        state.last_ticket += 1;
        let ticket = state.last_ticket;
        state.waiting.push(Waiting { ticket, credential, chain, answers });
        (ticket, receiver)
    }

    /// Ends when the call is complete, or one who began to wait now has waited long enough.
    async fn time_to_leave(&self) {
        let complete = std::pin::pin!(async {
            while !self.is_complete(&self.state()) {
                self.changed.notified().await;
            }
        });
        let patience = std::pin::pin!(async {
            match self.patience {
                Some(patience) => sleep(patience).await,
                None => std::future::pending().await,
            }
        });
        select(complete, patience).await;
    }

    fn is_complete(&self, state: &State) -> bool {
        let all_are_here = state.waiting.len().saturating_add(state.travelling) >= state.expected;
        !state.waiting.is_empty() && (all_are_here || messages(&state.waiting) >= self.most)
    }

    async fn travel<P: Platform>(&self, account: &Account<P>, ticket: u64) {
        let Some(group) = self.depart(ticket) else { return };
        let (chains, tickets): (Vec<_>, Vec<_>) =
            group.chains.into_iter().map(|waiting| (waiting.chain, waiting.answers)).unzip();
        let answers = account.post_together(&group.credential, &chains).await;
        self.state().travelling -= chains.len();
        for (ticket, answers) in tickets.into_iter().zip(answers) {
            // Who does not wait any more does not want to know.
            let _ = ticket.send(answers);
        }
    }

    /// Those who go first, if this one still waits: another may have taken it along.
    fn depart(&self, ticket: u64) -> Option<Group> {
        let mut state = self.state();
        if !state.waiting.iter().any(|waiting| waiting.ticket == ticket) {
            // It may have heard of what was meant for one who waits.
            self.tell(&state);
            return None;
        }
        let credential = Arc::clone(&state.waiting.first()?.credential);
        let mut room = self.most;
        let goes_along = |waiting: &mut Waiting| {
            let messages = waiting.chain.len();
            let fits = Arc::ptr_eq(&waiting.credential, &credential) && messages <= room;
            room -= if fits { messages } else { 0 };
            fits
        };
        let chains: Vec<_> = state.waiting.extract_if(.., goes_along).collect();
        state.travelling += chains.len();
        self.tell(&state);
        Some(Group { credential, chains })
    }

    /// Whether it had not left yet, and does not any more.
    fn withdraw(&self, ticket: u64) -> bool {
        let mut state = self.state();
        let before = state.waiting.len();
        state.waiting.retain(|waiting| waiting.ticket != ticket);
        state.waiting.len() < before
    }

    fn is_waiting(&self, ticket: u64) -> bool {
        self.state().waiting.iter().any(|waiting| waiting.ticket == ticket)
    }

    /// Whoever hears of it makes the call.
    fn tell(&self, state: &State) {
        if self.is_complete(state) {
            self.changed.notify_one();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who goes along in one call: all by the same token.
struct Group {
    credential: Arc<Credential>,
    chains: Vec<Waiting>,
}

fn messages(waiting: &[Waiting]) -> usize {
    waiting.iter().map(|waiting| waiting.chain.len()).sum()
}

/// Whoever made the call is gone with it.
fn lost(gone: oneshot::error::RecvError) -> Answers {
    Err(Error::new(Cause::Interrupted(Box::new(gone))))
}

/// At the platform's 300 messages a second, about 30 come together in this time.
const PATIENCE: Duration = Duration::from_millis(100);
