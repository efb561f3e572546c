//! What is told, and when. Without the features, functions that do nothing stand behind these.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use sendapi::webhook::Refused;

use super::failure::Failure;
use super::{numbers, spans};
use crate::protocol::Loaded;
use crate::state::Event;
use crate::time::milliseconds;
use crate::{AccountStatus, Error, InboxStatus, WorkerStatus};

pub(crate) use super::spans::{
    account_claimed, account_let_go, account_lost, in_doubt, overtaken, worker_ended,
    worker_started, worker_stopped,
};

/// A message on its way, from its turn to its end.
pub(crate) struct Way(spans::Span);

impl Way {
    pub(crate) fn of(account: &str, message: &Loaded) -> Self {
        Self(spans::Span::of_a_message(account, message.id, message.tries))
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        self.0.around(future)
    }
}

/// A message that is to begin, within its way.
#[derive(Clone, Copy)]
pub(crate) struct Begins {
    due_at: i64,
    is_first: bool,
}

impl Begins {
    pub(crate) const fn of(message: &Loaded) -> Self {
        Self { due_at: message.due_at, is_first: message.first_begun.is_none() }
    }

    /// It has. How long it could have gone counts when that is its first begin: later it waits for its next try.
    pub(crate) fn tell(self) {
        if !self.is_first {
            return spans::tell_begun(None);
        }
        let waited = milliseconds(SystemTime::now()).saturating_sub(self.due_at);
        let waited = Duration::from_millis(waited.max(0).unsigned_abs());
        numbers::begun(waited);
        spans::tell_begun(Some(waited));
    }
}

/// What became of a begin is written down.
pub(crate) fn settled(event: Event) {
    let outcome = match event {
        Event::Arrive => "sent",
        Event::Refuse => "refused",
        Event::Lose => "unknown",
        Event::Risk => "risked",
        Event::GiveBack => "given_back",
        _ => OTHER,
    };
    numbers::settled(outcome);
    spans::tell_settled(outcome);
}

/// A round of a journal.
pub(crate) struct Round {
    number: i64,
    begins: usize,
    answers: usize,
    began: Instant,
}

impl Round {
    pub(crate) fn of(number: i64, begins: usize, answers: usize) -> Self {
        Self { number, begins, answers, began: Instant::now() }
    }

    pub(crate) fn written(&self) {
        let took = self.began.elapsed();
        numbers::round("written", took);
        spans::tell_round(self.number, self.begins, self.answers, took);
    }

    /// Nobody knows whether it was, or ever will be.
    pub(crate) fn lost(&self) {
        let took = self.began.elapsed();
        numbers::round("lost", took);
        spans::tell_lost_round(self.number, self.begins, self.answers, took);
    }
}

/// The database fails, and the program has nobody who is told so.
pub(crate) fn trouble(error: &Error) {
    spans::tell_trouble(error);
}

/// A body that was kept, and what was in it.
pub(crate) fn received(events: u64, known: u64, ignored: u64) {
    numbers::body(KEPT);
    for (outcome, count) in [(KEPT, events), ("known", known), ("ignored", ignored)] {
        numbers::events(outcome, count);
    }
    spans::tell_received(events, known, ignored);
}

/// A body that was genuine, and could not be kept.
pub(crate) fn not_kept(error: &Error) {
    numbers::body(NOT_KEPT);
    spans::tell_not_kept(NOT_KEPT, error);
}

/// What an inbox refused, and when it was told: whoever gave their bot a wrong secret has to see so without looking for it, and
/// anybody may post anything as often as they like. So there is one warning in a while, and the numbers count all.
#[derive(Debug, Default)]
pub(crate) struct Refusals(Mutex<Option<Instant>>);

impl Refusals {
    pub(crate) fn tell(&self, refused: &Refused) {
        numbers::body(REFUSED);
        match refused {
            // What the platform signed comes from nobody else. The words may be out of the body, which has those of people.
            Refused::Body(_) => spans::tell_refused("no_webhook", NO_WEBHOOK, true),
            Refused::TooLarge { .. } => self.in_a_while("too_large", &refused.to_string()),
            Refused::Signature(_) => self.in_a_while("signature", &refused.to_string()),
            _ => self.in_a_while(OTHER, &refused.to_string()),
        }
    }

    /// A request of which no body could be looked at: why, in a word, and in a sentence.
    #[cfg(feature = "axum")]
    pub(crate) fn tell_not_read(&self, reason: &'static str, cause: &str) {
        numbers::body(REFUSED);
        self.in_a_while(reason, cause);
    }

    fn in_a_while(&self, reason: &'static str, cause: &str) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = told.is_none_or(|at| at.elapsed() >= PAUSE);
        if is_due {
            *told = Some(Instant::now());
        }
        spans::tell_refused(reason, cause, is_due);
    }
}

/// A handler at work.
pub(crate) struct Handling {
    span: spans::Span,
    account: Option<String>,
    event: i64,
    began: Instant,
    _at_work: numbers::Counted,
}

impl Handling {
    pub(crate) fn of(account: Option<String>, event: &Loaded) -> Self {
        let span = spans::Span::of_a_handler(account.as_deref(), event.id, event.tries);
        let at_work = span.within(numbers::at_work);
        Self { span, account, event: event.id, began: Instant::now(), _at_work: at_work }
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        self.span.around(future)
    }

    pub(crate) fn ended_well(&self) {
        let took = self.began.elapsed();
        self.span.within(|| numbers::handled("ok", took));
        self.span.tell_outcome("ok");
        spans::tell_handled(self.account.as_deref(), self.event, took);
    }

    pub(crate) fn failed(&self, failure: &Failure<'_>) {
        let took = self.began.elapsed();
        self.span.within(|| {
            numbers::handled(failure.outcome, took);
            spans::tell_failed(failure, took);
        });
        self.span.tell_outcome(failure.outcome);
        if failure.wait.is_none() {
            numbers::given_up();
            spans::tell_given_up(self.account.as_deref(), self.event, failure.tries);
        }
    }
}

/// Whether anybody is told how much is where. Nobody asks the database where not.
pub(crate) const MEASURES: bool = cfg!(feature = "metrics");
/// How often.
pub(crate) const EVERY: Duration = Duration::from_secs(10);

/// How all messages stand.
pub(crate) fn messages(accounts: &[AccountStatus], workers: &[WorkerStatus]) {
    let now = SystemTime::now();
    for account in accounts {
        let AccountStatus { waiting, begun, unknown, .. } = *account;
        let name = account.name.as_str();
        for (state, count) in [("waiting", waiting), ("begun", begun), ("unknown", unknown)] {
            numbers::messages(name, state, count);
        }
        let behind = account.oldest_due.and_then(|due| now.duration_since(due).ok());
        numbers::behind(name, behind.unwrap_or_default());
        numbers::paused(name, account.paused.is_some());
        numbers::unserved(name, account.is_unserved());
    }
    let inboxes = workers.iter().filter(|worker| worker.is_inbox).count();
    numbers::workers("inbox", inboxes);
    numbers::workers("worker", workers.len().saturating_sub(inboxes));
}

/// How many accounts this worker sends for.
pub(crate) fn holds_accounts(accounts: usize) {
    numbers::holds("accounts", accounts);
}

/// How all events stand, and how many shards this inbox holds.
pub(crate) fn inbox(status: &InboxStatus, holds: usize) {
    numbers::events_are("waiting", status.waiting);
    numbers::events_are("given_up", status.given_up);
    let oldest = status.oldest_waiting.and_then(|since| since.elapsed().ok());
    numbers::oldest_event(oldest.unwrap_or_default());
    numbers::unserved_shards(status.unserved);
    numbers::holds("shards", holds);
}

const OTHER: &str = "other";
const REFUSED: &str = "refused";
const KEPT: &str = "kept";
const NOT_KEPT: &str = "not_kept";
const NO_WEBHOOK: &str = "the platform signed it, and it is no webhook";
const PAUSE: Duration = Duration::from_mins(1);
