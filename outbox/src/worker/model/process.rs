//! A worker's process: the real [`Rounds`], and around them what `journal`, `life` and `sending` do.

use std::mem;

use super::database::{Said, Statement};
use crate::protocol::{Answer, Begun, Rounds, Told, Wanted};
use crate::state::Event;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Process {
    pub(super) is_alive: bool,
    /// Another one whenever others have ended it.
    pub(super) name: u8,
    pub(super) rounds: Rounds<Wanted, ()>,
    pub(super) out: Option<Out>,
    pub(super) held: Option<Held>,
    /// What it saw under way before its claim, where that is the same statement.
    pub(super) seen: Option<Vec<Doubt>>,
    /// When it had its last answer from the database: what one would look at who does not know better.
    pub(super) heard_at: u8,
    pub(super) tasks: Vec<Task>,
}

/// The statement of its journal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Out {
    pub(super) statement: Statement,
    pub(super) sent_at: u8,
    /// The answer, once it was carried out.
    pub(super) said: Option<Said>,
}

/// The account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Held {
    pub(super) term: i64,
    /// Whether it has looked for what earlier holders had under way.
    pub(super) has_looked: bool,
    /// Something did not begin: it wants no more before it has seen whether it still holds the account. It would want it
    /// again and again otherwise, for ever.
    pub(super) is_in_question: bool,
    pub(super) doubts: Vec<Doubt>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Doubt {
    pub(super) begun: Begun,
    pub(super) until: u8,
    pub(super) is_said: bool,
}

/// The way of one message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Task {
    pub(super) message: i64,
    /// That under which it began, or wants to.
    pub(super) term: i64,
    pub(super) at: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stage {
    Wanted,
    /// It may be posted while its round, which was sent then, is fresh.
    Begun {
        begun: Begun,
        sent_at: u8,
    },
    Posted(Begun),
    Says(Answer<()>),
    /// The same for something that is nobody's task.
    SaysForOthers(Answer<()>),
}

impl Process {
    pub(super) fn new(name: u8) -> Self {
        Self {
            is_alive: true,
            name,
            rounds: Rounds::new(),
            out: None,
            held: None,
            seen: None,
            heard_at: 0,
            tasks: Vec::new(),
        }
    }

    pub(super) fn crash(&mut self) -> Option<Out> {
        let out = self.out.take();
        *self = Self { is_alive: false, ..Self::new(self.name) };
        out
    }

    pub(super) fn wants(&mut self, message: i64, term: i64) {
        self.rounds.want(Wanted { message, account: 1, term });
        self.tasks.push(Task { message, term, at: Stage::Wanted });
    }

    /// What became of a task's message.
    pub(super) fn says(&mut self, task: usize, begun: Begun, event: Event) {
        let answer = Answer { begun, event, said: () };
        self.rounds.answer(answer.clone());
        if let Some(task) = self.tasks.get_mut(task) {
            task.at = Stage::Says(answer);
        }
    }

    pub(super) fn says_for_others(&mut self, answer: Answer<()>) {
        self.rounds.answer(answer.clone());
        let Begun { message, term, .. } = answer.begun;
        self.tasks.push(Task { message, term, at: Stage::SaysForOthers(answer) });
    }

    pub(super) fn is_told(&mut self, told: Told, sent_at: u8) {
        match told {
            Told::Begun(begun) => {
                if let Some(task) =
                    self.tasks.iter_mut().find(|task| task.is_wanted(begun.message, begun.term))
                {
                    task.at = Stage::Begun { begun, sent_at };
                }
            }
            Told::NotBegun { message, term } => {
                self.tasks.retain(|task| !task.is_wanted(message, term));
                if let Some(held) = self.held.as_mut().filter(|held| held.term == term) {
                    held.is_in_question = true;
                }
            }
            Told::Answered(begun) => self.is_written(begun),
        }
    }

    fn is_written(&mut self, begun: Begun) {
        let says = |task: &Task| task.says().is_some_and(|answer| answer.begun == begun);
        let Some(at) = self.tasks.iter().position(says) else { return };
        let task = self.tasks.remove(at);
        if let (Stage::SaysForOthers(_), Some(held)) = (task.at, &mut self.held) {
            held.doubts.retain(|doubt| doubt.begun != begun);
        }
    }

    /// Others have ended it: it says what there is to say under another name. What it has posted goes on.
    pub(super) fn takes_another_name(&mut self, name: u8) {
        let in_doubt = mem::replace(&mut self.rounds, Rounds::new()).in_doubt();
        let unsaid: Vec<_> = self.tasks.iter().filter_map(Task::says).cloned().collect();
        self.name = name;
        self.held = None;
        self.tasks.retain(|task| matches!(task.at, Stage::Begun { .. } | Stage::Posted(_)));
        for answer in in_doubt.into_iter().chain(unsaid) {
            self.says_for_others(answer);
        }
    }

    /// Whether something of the lane is under way by this holder, or may still arrive by the word of others.
    pub(super) fn is_shut(&self, held: &Held, is_of_lane: impl Fn(i64) -> bool) -> bool {
        let is_busy = |task: &Task| {
            task.term == held.term
                && !matches!(task.at, Stage::SaysForOthers(_))
                && is_of_lane(task.message)
        };
        self.tasks.iter().any(is_busy)
            || held.doubts.iter().any(|doubt| is_of_lane(doubt.begun.message))
    }

    /// Whether it will say what became of a begin.
    pub(super) fn knows(&self, begun: &Begun) -> bool {
        let doubts = self.held.iter().flat_map(|held| &held.doubts);
        doubts.into_iter().any(|doubt| doubt.begun == *begun)
            || self.tasks.iter().any(|task| task.begun() == Some(begun))
            || self.rounds.clone().in_doubt().iter().any(|answer| answer.begun == *begun)
            || self.out.as_ref().is_some_and(|out| out.begins(begun))
    }
}

impl Out {
    fn begins(&self, begun: &Begun) -> bool {
        let Statement::Round { round, .. } = &self.statement else { return false };
        let is_it = |wanted: &Wanted| (wanted.message, wanted.term) == (begun.message, begun.term);
        round.number == begun.round && round.begins.iter().any(is_it)
    }
}

impl Held {
    pub(super) const fn new(term: i64) -> Self {
        Self { term, has_looked: false, is_in_question: false, doubts: Vec::new() }
    }
}

impl Task {
    fn is_wanted(&self, message: i64, term: i64) -> bool {
        (self.message, self.term) == (message, term) && self.at == Stage::Wanted
    }

    pub(super) fn says(&self) -> Option<&Answer<()>> {
        match &self.at {
            Stage::Says(answer) | Stage::SaysForOthers(answer) => Some(answer),
            _ => None,
        }
    }

    fn begun(&self) -> Option<&Begun> {
        match &self.at {
            Stage::Wanted => None,
            Stage::Begun { begun, .. } | Stage::Posted(begun) => Some(begun),
            Stage::Says(answer) | Stage::SaysForOthers(answer) => Some(&answer.begun),
        }
    }
}
