//! One message, from its turn to its end.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use sendapi::{
    Account, Begin as May, Decision, Delivery, Error, ErrorKind, GraphError, Invalid, MessageKind,
    Platform, PreparedMessage, Priority, Receipt, Retry,
};
use tokio::sync::OwnedSemaphorePermit;

use super::journal::{Journal, Started};
use super::words::{Became, Tells, Word};
use crate::mark::Mark;
use crate::observe;
use crate::peers::{FRESH, clock};
use crate::protocol::{Answer, Begin, Begun, Loaded, Said, Wanted};
use crate::state::Event;
use crate::time::length;

/// A message that has been made ready, for an account of either platform.
#[derive(Clone, Debug)]
pub(crate) enum Ready {
    Messenger(Account<sendapi::Messenger>, PreparedMessage<sendapi::Messenger>, Option<Mark>),
    Instagram(Account<sendapi::Instagram>, PreparedMessage<sendapi::Instagram>),
}

impl Ready {
    /// # Errors
    ///
    /// What today's rules have against what was put.
    pub(crate) fn new(
        account: &sendapi::AnyAccount,
        body: &str,
        marks: bool,
    ) -> Result<Self, Invalid> {
        Ok(match account {
            sendapi::AnyAccount::Messenger(account) => {
                let mark = Mark::new();
                // Whether Instagram gives it back it does not say.
                let (body, mark) = match marks.then(|| mark.put_on(body)).flatten() {
                    Some(marked) => (Cow::Owned(marked), Some(mark)),
                    None => (Cow::Borrowed(body), None),
                };
                Self::Messenger(account.clone(), PreparedMessage::from_json(body)?, mark)
            }
            sendapi::AnyAccount::Instagram(account) => {
                Self::Instagram(account.clone(), PreparedMessage::from_json(body)?)
            }
        })
    }

    pub(crate) fn kind(&self) -> MessageKind {
        match self {
            Self::Messenger(_, message, _) => message.kind(),
            Self::Instagram(_, message) => message.kind(),
        }
    }
}

/// By what a message is sent.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    pub(crate) journal: Journal,
    pub(crate) retry: Retry,
    pub(crate) timeout: Duration,
    pub(crate) tells: Tells,
}

impl Sender {
    /// Sends it if it begins, and has written down what became of it.
    ///
    /// `turn` is held until it is known whether it begins.
    pub(crate) async fn send(
        &self,
        message: Loaded,
        ready: Ready,
        account: i64,
        term: i64,
        turn: OwnedSemaphorePermit,
    ) -> Became {
        let wanted = Wanted { message: message.id, account, term };
        match ready {
            Ready::Messenger(by, prepared, mark) => {
                self.post(message, by, prepared, wanted, mark, turn).await
            }
            Ready::Instagram(by, prepared) => {
                self.post(message, by, prepared, wanted, None, turn).await
            }
        }
    }

    async fn post<P: Platform>(
        &self,
        message: Loaded,
        account: Account<P>,
        prepared: PreparedMessage<P>,
        wanted: Wanted,
        mark: Option<Mark>,
        turn: OwnedSemaphorePermit,
    ) -> Became {
        let (kind, lasts) = (number(prepared.kind()), length(self.lasts()));
        let wish = Begin { wanted, kind, lasts, mark };
        let started = Arc::new(OnceLock::new());
        let begins = {
            let (journal, started) = (self.journal.clone(), Arc::clone(&started));
            let begins = observe::Begins::of(&message);
            move || async move {
                let begun = journal.begin(wish).await;
                drop(turn);
                begun.map_or_else(May::not, |begun| {
                    begins.tell();
                    let _ = started.set(begun);
                    while_fresh(begun)
                })
            }
        };
        let priority = if message.priority == 0 { Priority::Answer } else { Priority::Broadcast };
        let sending = account.send_once(&prepared, begins).priority(priority).timeout(self.timeout);
        let sent = self.watch(sending, &started).await;
        match (started.get(), sent) {
            (Some(started), Some(sent)) => {
                // What it takes to be posted counts from its first begin on.
                let first_begun = message.first_begun.or_else(|| begun_at(started));
                self.settle(Loaded { first_begun, ..message }, started.begun, sent).await
            }
            (Some(started), None) => self.lose(started.begun).await,
            (None, Some(Err(error))) => not_begun(message, &error),
            // It does not end before it begins.
            (None, _) => Became::Look,
        }
    }

    /// `None` if what has begun takes for longer than it may.
    async fn watch(
        &self,
        sending: sendapi::Performing<Receipt>,
        started: &OnceLock<Started>,
    ) -> Option<Result<Receipt, Error>> {
        let mut sending = std::pin::pin!(sending.into_future());
        loop {
            let left = started.get().map_or(self.lasts(), |started| {
                self.lasts().saturating_sub(clock::now().saturating_sub(started.sent_at))
            });
            match tokio::time::timeout(left, &mut sending).await {
                Ok(sent) => return Some(sent),
                Err(_) if started.get().is_some() && left.is_zero() => return None,
                Err(_) => {}
            }
        }
    }

    /// For how long a message may be under way once it has begun, with a second try for a token that was renewed.
    fn lasts(&self) -> Duration {
        FRESH.saturating_add(self.timeout)
    }

    async fn settle(&self, message: Loaded, begun: Begun, sent: Result<Receipt, Error>) -> Became {
        let error = match sent {
            Ok(receipt) => {
                let message_id = receipt.message_id().map(ToOwned::to_owned);
                return self
                    .end(begun, Event::Arrive, Said { message_id, ..Said::default() })
                    .await;
            }
            Err(error) => error,
        };
        if error.kind() == ErrorKind::Stopped {
            // It was too late for it to be posted.
            self.write(Answer { begun, event: Event::GiveBack, said: Said::default() }).await;
            return Became::Look;
        }
        let said = said(&error);
        match (error.delivery(), self.decide(&error, &message)) {
            (Delivery::Delivered, _) => self.end(begun, Event::Arrive, said).await,
            (Delivery::NotSent, _) if error.needs_new_token() => {
                self.write(Answer { begun, event: Event::GiveBack, said }).await;
                Became::NoToken
            }
            (Delivery::NotSent, Decision::Wait(wait)) => {
                self.again(message, begun, Event::GiveBack, said, wait).await
            }
            (Delivery::Unknown, Decision::Wait(wait)) => {
                self.again(message, begun, Event::Risk, said, wait).await
            }
            (Delivery::NotSent, _) => self.end(begun, Event::Refuse, said).await,
            (Delivery::Unknown, _) => self.end(begun, Event::Lose, said).await,
        }
    }

    fn decide(&self, error: &Error, message: &Loaded) -> Decision {
        let elapsed = message.first_begun.map(|begun| begun.elapsed()).unwrap_or_default();
        let answered = u32::try_from(message.tries).unwrap_or(u32::MAX);
        if has_answered(error) {
            return self.retry.decide(error, answered.saturating_add(1), elapsed, random());
        }
        // Where the platform was not reached it has not refused: only time ends that.
        let patient = self.retry.clone().tries(u32::MAX);
        patient.decide(error, message.failures.saturating_add(1), elapsed, random())
    }

    async fn again(
        &self,
        message: Loaded,
        begun: Begun,
        event: Event,
        said: Said,
        wait: Duration,
    ) -> Became {
        let tries = message.tries + i64::from(said.is_try);
        let said = Said { wait: Some(length(wait)), ..said };
        if self.write(Answer { begun, event, said }).await {
            let failures = message.failures.saturating_add(1);
            Became::Waits(Loaded { tries, failures, wait: Some(wait), ..message })
        } else {
            Became::Look
        }
    }

    async fn lose(&self, begun: Begun) -> Became {
        let why = Some("no answer came in time".to_owned());
        self.end(begun, Event::Lose, Said { why, ..Said::default() }).await
    }

    async fn end(&self, begun: Begun, event: Event, said: Said) -> Became {
        self.write(Answer { begun, event, said }).await;
        Became::Done
    }

    /// `false` if it is to be written under another name.
    pub(crate) async fn write(&self, answer: Answer<Said>) -> bool {
        let event = answer.event;
        match self.journal.answer(answer).await {
            Ok(()) => {
                observe::settled(event);
                true
            }
            Err(unsaid) => {
                // Without a worker nobody can write it: the next one tells that nobody knows.
                let _ = self.tells.send(Word::Unsaid(unsaid));
                false
            }
        }
    }
}

fn begun_at(started: &Started) -> Option<Instant> {
    Instant::now().checked_sub(clock::now().saturating_sub(started.sent_at))
}

/// Until others may have taken over.
fn while_fresh(started: Started) -> May {
    May::post_while(move || clock::now().saturating_sub(started.sent_at) < FRESH)
}

/// It waits as before: the account stands still, its token could not be had, or the journal has not let it begin.
fn not_begun(message: Loaded, error: &Error) -> Became {
    if error.needs_new_token() {
        return Became::NoToken;
    }
    match error.kind() {
        ErrorKind::Stopped => Became::Look,
        _ => Became::Waits(Loaded { wait: Some(error.retry_after().unwrap_or(PAUSE)), ..message }),
    }
}

fn said(error: &Error) -> Said {
    let graph = error.graph();
    Said {
        code: graph.map(GraphError::code),
        subcode: graph.and_then(GraphError::subcode),
        why: Some(error.to_string()),
        is_try: has_answered(error),
        ..Said::default()
    }
}

const fn number(kind: MessageKind) -> i64 {
    match kind {
        MessageKind::Media => 1,
        MessageKind::PrivateReply => 2,
        _ => 0,
    }
}

fn has_answered(error: &Error) -> bool {
    error.status().is_some()
}

/// Which part of a wait it is.
fn random() -> f64 {
    let [byte, ..] = *uuid::Uuid::new_v4().as_bytes();
    f64::from(byte) / f64::from(u8::MAX)
}

/// Before it is tried again what could not begin, and nobody said for how long.
const PAUSE: Duration = Duration::from_secs(1);
