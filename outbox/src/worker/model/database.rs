//! The database of the model: one account, the rows of workers and of messages, and the statements on them, each as
//! `src/sqlite` has it, its states by the real table.

use super::Fix;
use crate::protocol::{Answer, Begun, Round, Wanted, Written};
use crate::state::{Copies, Event, State};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Database {
    pub(super) workers: Vec<WorkerRow>,
    pub(super) holder: Option<u8>,
    pub(super) term: i64,
    pub(super) messages: Vec<Message>,
    /// The message that a user has locked.
    pub(super) locked: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct WorkerRow {
    pub(super) name: u8,
    pub(super) round: i64,
    /// Since when it is there: who looks later sees it stand still for a shorter time.
    pub(super) since: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Message {
    pub(super) state: State,
    pub(super) copies: u8,
    pub(super) term: i64,
    pub(super) round: i64,
    pub(super) lasts_until: u8,
}

/// What somebody has sent to the database, and may be carried out at any time from then on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Statement {
    Round {
        worker: u8,
        round: Round<Wanted, ()>,
        /// With the shutting out in the same statement: what it saw of the messages before it waited for the worker's row.
        snapshot: Option<Vec<Message>>,
    },
    ShutOut {
        worker: u8,
        number: i64,
        written: i64,
    },
    Claim {
        worker: u8,
        term: i64,
    },
}

/// What the database answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Said {
    /// `None` if its number does not follow.
    Round(Option<Written>),
    ShutOut(ShutOut),
    /// The new term.
    Claim(Option<i64>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ShutOut {
    Done,
    Gone,
    Odd,
}

impl Database {
    pub(super) fn new(messages: usize) -> Self {
        let waiting =
            Message { state: State::Waiting, copies: 0, term: 0, round: 0, lasts_until: 0 };
        Self {
            workers: Vec::new(),
            holder: None,
            term: 0,
            messages: vec![waiting; messages],
            locked: None,
        }
    }

    pub(super) fn enter(&mut self, name: u8, now: u8) {
        self.workers.push(WorkerRow { name, round: 0, since: now });
        self.workers.sort_by_key(|row| row.name);
    }

    pub(super) fn row(&self, name: u8) -> Option<&WorkerRow> {
        self.workers.iter().find(|row| row.name == name)
    }

    /// A statement of `end`, by the round that the row has now: by an older one it would do nothing.
    pub(super) fn end(&mut self, name: u8) {
        self.workers.retain(|row| row.name != name);
        if self.holder == Some(name) {
            self.holder = None;
        }
    }

    pub(super) fn let_go(&mut self, name: u8, term: i64) {
        if (self.holder, self.term) == (Some(name), term) {
            self.holder = None;
        }
    }

    pub(super) fn carry_out(
        &mut self,
        statement: &Statement,
        now: u8,
        lasts: u8,
        without: Option<Fix>,
    ) -> Said {
        match statement {
            Statement::Round { worker, round, snapshot } => {
                let snapshot = snapshot.as_deref();
                let follows = self.follow(*worker, round.number, snapshot.is_some(), now);
                if follows || without == Some(Fix::AnswersFollowTheirNumber) {
                    self.settle(&round.answers, snapshot, without);
                }
                let begins = |database: &mut Self| Written {
                    begun: database.begin(*worker, round, snapshot, now + lasts),
                    locked: database.locked.into_iter().collect(),
                };
                Said::Round(follows.then(|| begins(self)))
            }
            Statement::ShutOut { worker, number, written } => {
                Said::ShutOut(self.shut_out(*worker, *number, *written, now))
            }
            Statement::Claim { worker, term } => Said::Claim(self.claim(*worker, *term)),
        }
    }

    /// Whether a statement can do nothing any more, whatever happens.
    pub(super) fn is_over(&self, statement: &Statement, without: Option<Fix>) -> bool {
        let stands_below = |worker, number| self.row(worker).is_some_and(|row| row.round < number);
        match statement {
            Statement::Round { worker, round, .. } => {
                !stands_below(*worker, round.number)
                    && (without != Some(Fix::AnswersFollowTheirNumber) || round.answers.is_empty())
            }
            Statement::ShutOut { worker, number, .. } => !stands_below(*worker, *number),
            Statement::Claim { term, .. } => self.term != *term,
        }
    }

    fn follow(&mut self, worker: u8, number: i64, shuts_out: bool, now: u8) -> bool {
        let row = self.workers.iter_mut().find(|row| row.name == worker);
        let follows = |row: &WorkerRow| {
            if shuts_out { row.round < number } else { row.round == number - 1 }
        };
        let Some(row) = row.filter(|row| follows(row)) else { return false };
        (row.round, row.since) = (number, now);
        true
    }

    fn shut_out(&mut self, worker: u8, number: i64, written: i64, now: u8) -> ShutOut {
        let is_lower = self.row(worker).is_some_and(|row| row.round < written);
        if !is_lower && self.follow(worker, number, true, now) {
            return ShutOut::Done;
        }
        if self.row(worker).is_none() { ShutOut::Gone } else { ShutOut::Odd }
    }

    fn claim(&mut self, worker: u8, term: i64) -> Option<i64> {
        if self.term != term {
            return None;
        }
        (self.holder, self.term) = (Some(worker), term + 1);
        Some(self.term)
    }

    fn settle(
        &mut self,
        answers: &[Answer<()>],
        snapshot: Option<&[Message]>,
        without: Option<Fix>,
    ) {
        let names_it = |message: &Message, begun: &Begun| {
            let is_round =
                message.round == begun.round || without == Some(Fix::AnswersFollowTheirNumber);
            message.term == begun.term && is_round
        };
        for Answer { begun, event, .. } in answers {
            if self.locked == Some(begun.message) {
                continue;
            }
            let seen = snapshot.is_none_or(|seen| {
                seen.get(at(begun.message)).is_some_and(|seen| {
                    names_it(seen, begun) && seen.state.after(*event, seen.had()).is_some()
                })
            });
            let message = self.messages.get_mut(at(begun.message));
            let Some(message) = message.filter(|message| seen && names_it(message, begun)) else {
                continue;
            };
            // One that waits to be sent again has no answer to come but that an earlier copy has arrived.
            if message.state != State::Waiting || *event == Event::Arrive {
                message.happen(*event);
            }
        }
    }

    fn begin(
        &mut self,
        worker: u8,
        round: &Round<Wanted, ()>,
        snapshot: Option<&[Message]>,
        lasts_until: u8,
    ) -> std::collections::BTreeSet<(i64, i64)> {
        let mut begun = std::collections::BTreeSet::new();
        for Wanted { message, term, .. } in &round.begins {
            if self.holder != Some(worker) || self.term != *term || self.locked == Some(*message) {
                continue;
            }
            let waited = snapshot.is_none_or(|seen| {
                seen.get(at(*message)).is_some_and(|seen| seen.state == State::Waiting)
            });
            let row = self.messages.get_mut(at(*message));
            let Some(row) = row.filter(|_| waited) else { continue };
            if row.happen(Event::Begin) {
                (row.term, row.round, row.lasts_until) = (*term, round.number, lasts_until);
                begun.insert((*message, *term));
            }
        }
        begun
    }
}

impl Message {
    /// `false` if that cannot happen to it.
    pub(super) fn happen(&mut self, event: Event) -> bool {
        let Some(after) = self.state.after(event, self.had()) else { return false };
        self.state = after;
        self.copies += u8::from(matches!(event, Event::SendAgain | Event::Risk));
        true
    }

    fn had(&self) -> Copies {
        if self.copies == 0 { Copies::None } else { Copies::Some }
    }

    /// Whether this is the begin by which it was last begun.
    pub(super) fn is_of(&self, begun: &Begun) -> bool {
        (self.term, self.round) == (begun.term, begun.round)
    }
}

pub(super) fn number(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// Messages are numbered as they stand.
pub(super) fn at(message: i64) -> usize {
    usize::try_from(message).unwrap_or(usize::MAX)
}
