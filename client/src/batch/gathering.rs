//! Where messages wait for each other, to go along in one call.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{Either, select};
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, sleep};

use super::answers::Entry;
use crate::error::{Cause, Problem};
use crate::http::Credential;
use crate::pace::{Gate, Hold, Kind, Pass, counts};
use crate::send::{Journey, Terms};
use crate::{Account, Error, Platform, Priority};

/// What the platform says about each message of a chain, or why it says nothing.
pub(super) type Answers = Result<(Vec<Entry>, Pass), Error>;

/// Chains of messages that are ready to go. A call leaves as soon as it is full, or nobody else can
/// come, or one has waited long enough, and the account's rates let it go; the first to notice makes it
/// for all who have the same token.
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

/// A chain that is to go.
pub(super) struct Passenger {
    pub(super) bodies: Vec<Bytes>,
    pub(super) kinds: Vec<Kind>,
    /// When it is too late for it.
    pub(super) until: Option<Instant>,
}

struct Waiting {
    ticket: u64,
    credential: Arc<Credential>,
    passenger: Passenger,
    journey: Journey,
    answers: oneshot::Sender<Answers>,
}

impl Gathering {
    /// Of so many chains, all of which go along in one call.
    pub(super) fn of(chains: usize) -> Self {
        Self::new(usize::MAX, None, chains)
    }

    /// Of all that come, up to so many messages in a call.
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
        passenger: Passenger,
        terms: &Terms,
    ) -> Answers {
        let (gate, until) = (account.gate(), passenger.until);
        let (place, mut answers) = self.join(credential, passenger, &terms.journey);
        while self.is_waiting(place.ticket) {
            let ready = std::pin::pin!(async {
                self.time_to_leave().await;
                gate.until(|| Ok(self.depart(place.ticket, gate, terms.priority))).await
            });
            let given_up = std::pin::pin!(terms.until(until).over());
            // `select` polls from left to right: answers beat giving up, which beats leaving.
            match select(&mut answers, select(given_up, ready)).await {
                Either::Left((answers, _)) => return answers.unwrap_or_else(lost),
                Either::Right((Either::Left((why, _)), _)) if self.withdraw(place.ticket) => {
                    return Err(why.into());
                }
                // Too late: it has left in another's call, and only the answers say what became of it.
                Either::Right((Either::Left(_), _)) => break,
                Either::Right((Either::Right((group, _)), _)) => {
                    // Without a group another has taken it along, or it was told that it never goes.
                    if let Some(group) = group? {
                        self.travel(account, group, terms).await;
                    }
                }
            }
        }
        answers.await.unwrap_or_else(lost)
    }

    fn join(
        &self,
        credential: Arc<Credential>,
        passenger: Passenger,
        journey: &Journey,
    ) -> (Place<'_>, oneshot::Receiver<Answers>) {
        let (answers, receiver) = oneshot::channel();
        let mut state = self.state();
        state.last_ticket += 1;
        let ticket = state.last_ticket;
        let journey = journey.clone();
        state.waiting.push(Waiting { ticket, credential, passenger, journey, answers });
        (Place { gathering: self, ticket }, receiver)
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

    async fn travel<P: Platform>(&self, account: &Account<P>, group: Group<'_>, terms: &Terms) {
        let bodies: Vec<_> =
            group.chains.iter().map(|(chain, _)| &*chain.passenger.bodies).collect();
        let answers = account.post_together(&group.credential, &bodies, terms).await;
        for ((chain, pass), entries) in group.chains.into_iter().zip(answers) {
            if entries.is_err() {
                // What is said of the call as a whole is said of each; entries are taken into account one by one.
                let kind = chain.passenger.kinds.first().copied().unwrap_or(Kind::Message);
                account.gate().learn_of(kind, &pass, &entries);
            }
            // The receiver is gone where nobody waits any more.
            let _ = chain.answers.send(entries.map(|entries| (entries, pass)));
        }
    }

    /// Those who go now, if this one still waits: another may have taken it along. All have the same
    /// token, and the rates let them go, which counts from here on.
    fn depart(
        &self,
        ticket: u64,
        gate: &Arc<Gate>,
        priority: Priority,
    ) -> Result<Option<Group<'_>>, Hold> {
        let mut state = self.state();
        let own = state.waiting.iter().find(|waiting| waiting.ticket == ticket);
        let Some(credential) = own.map(|own| Arc::clone(&own.credential)) else {
            // It may have used up the permit of `notify_one` that was meant for one who waits.
            self.tell(&state);
            return Ok(None);
        };
        let mut boarding = Boarding {
            gate,
            priority,
            room: self.most,
            joins: false,
            is_closed: false,
            hold: None,
            held: Vec::new(),
        };
        let (mut chains, mut stay) = (Vec::new(), Vec::new());
        for waiting in std::mem::take(&mut state.waiting) {
            // By identity: a token that was renewed is another credential.
            let is_meant = Arc::ptr_eq(&waiting.credential, &credential);
            match if is_meant { boarding.admit(&waiting.passenger) } else { Ok(None) } {
                Ok(Some(pass)) => {
                    // From here on it may leave at any time.
                    waiting.journey.board();
                    chains.push((waiting, pass));
                }
                Ok(None) => stay.push(waiting),
                // Only this one is told: others may have more patience.
                Err(never) => drop(waiting.answers.send(Err(never))),
            }
        }
        state.waiting = stay;
        if chains.is_empty() {
            return boarding.hold.map_or(Ok(None), Err);
        }
        state.travelling += chains.len();
        self.tell(&state);
        let travellers = Travellers { gathering: self, count: chains.len() };
        Ok(Some(Group { credential, chains, _travellers: travellers }))
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

    /// Wakes one of those who wait, who then makes the call.
    fn tell(&self, state: &State) {
        if self.is_complete(state) {
            // Not `notify_waiters`, which leaves no permit for one who is about to wait.
            self.changed.notify_one();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place among those who wait. Dropped, it withdraws its chain.
struct Place<'g> {
    gathering: &'g Gathering,
    ticket: u64,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.gathering.withdraw(self.ticket);
    }
}

/// Lets in whom the call has room for and the rates let go.
struct Boarding<'g> {
    gate: &'g Arc<Gate>,
    priority: Priority,
    room: usize,
    /// Whether somebody is in already.
    joins: bool,
    is_closed: bool,
    /// Why the first of those who stay does.
    hold: Option<Hold>,
    /// Of which none goes for now.
    held: Vec<Kind>,
}

impl Boarding<'_> {
    fn admit(&mut self, passenger: &Passenger) -> Result<Option<Pass>, Error> {
        let Passenger { bodies, kinds, .. } = passenger;
        let is_held = kinds.iter().any(|kind| self.held.contains(kind));
        if self.is_closed || is_held || bodies.len() > self.room {
            return Ok(None);
        }
        check_together(kinds, self.gate, self.priority)?;
        match self.gate.try_pass(&passenger.kinds, self.priority, passenger.until, self.joins)? {
            Ok(pass) => {
                self.room -= passenger.bodies.len();
                self.joins = true;
                // Who finds out whether a standstill is over goes alone.
                self.is_closed = pass.is_probe();
                Ok(Some(pass))
            }
            Err(hold) => {
                self.hold.get_or_insert(hold);
                // Nor does any other of its kind go: nobody has to ask.
                self.held.extend(kinds);
                Ok(None)
            }
        }
    }
}

/// Who goes along in one call: all by the same token.
struct Group<'g> {
    credential: Arc<Credential>,
    chains: Vec<(Waiting, Pass)>,
    _travellers: Travellers<'g>,
}

/// Are counted for as long as their call lives.
struct Travellers<'g> {
    gathering: &'g Gathering,
    count: usize,
}

impl Drop for Travellers<'_> {
    fn drop(&mut self) {
        // Nobody is notified: fewer travellers complete no call.
        let mut state = self.gathering.state();
        state.travelling = state.travelling.saturating_sub(self.count);
    }
}

fn messages(waiting: &[Waiting]) -> usize {
    waiting.iter().map(|waiting| waiting.passenger.bodies.len()).sum()
}

/// Whether the rates ever let all of these go together.
pub(super) fn check_together(kinds: &[Kind], gate: &Gate, priority: Priority) -> Result<(), Error> {
    if kinds.len() < 2 {
        return Ok(());
    }
    for (kind, count) in counts(kinds) {
        let most = gate.most_at_once(kind, priority);
        if count > most {
            return Err(Problem::new(format!(
                "chain has {count} messages, of which the account's rates let {most} go together: cut it into shorter ones, or raise the rates"
            ))
            .into());
        }
    }
    Ok(())
}

/// The task that made the call was dropped or panicked.
fn lost(gone: oneshot::error::RecvError) -> Answers {
    Err(Error::new(Cause::Interrupted(Box::new(gone))))
}

/// At the platform's 300 messages a second, about 30 come together in this time.
const PATIENCE: Duration = Duration::from_millis(100);
