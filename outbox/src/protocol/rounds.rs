//! The rounds of a worker: what it writes together, under which number, and what is in doubt when nobody answers.
//!
//! A database may carry out a statement long after whoever sent it has given it up. So each round has a number that is
//! never used again, and everything in it hangs on that number following the one before. A round without an answer is first
//! shut out, by moving the number on in a statement of its own; only then is written what became of it: its answers again,
//! and its begins given back, since nothing of them was posted.
//!
//! Nothing here waits, writes or asks a clock.

use std::collections::BTreeSet;
use std::mem;

use crate::state::Event;

/// A message that is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    pub(crate) message: i64,
    pub(crate) account: i64,
    /// That of the account, as this worker holds it.
    pub(crate) term: i64,
}

/// One begin of a message: only who names all of it answers for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Begun {
    pub(crate) message: i64,
    pub(crate) term: i64,
    pub(crate) round: i64,
}

/// What became of a begin, with what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Answer<S> {
    pub(crate) begun: Begun,
    pub(crate) event: Event,
    pub(crate) said: S,
}

/// What is written together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Round<W, S> {
    pub(crate) number: i64,
    pub(crate) begins: Vec<W>,
    pub(crate) answers: Vec<Answer<S>>,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step<W, S> {
    Write(Round<W, S>),
    /// Moves the number on. In the database it is not lower than that of the last round that was written.
    ShutOut {
        number: i64,
        written: i64,
    },
}

/// What a round that was written has found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Written {
    /// The messages that have begun, each with the term under which it did.
    pub(crate) begun: BTreeSet<(i64, i64)>,
    /// The messages that somebody else had locked: nothing of them was written, and they go with the next round.
    pub(crate) locked: BTreeSet<i64>,
}

/// What came of moving a number on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShutOut {
    Done,
    /// The worker was ended.
    Gone,
    /// The database is in another history.
    Elsewhere,
    /// Its number is higher than it has ever been, or lower than it was.
    Odd,
}

/// What whoever asked is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Told {
    Begun(Begun),
    /// It has not begun under this term, for certain: it is not this worker's any more, or it waits.
    NotBegun {
        message: i64,
        term: i64,
    },
    /// What became of it is written down, unless somebody else has done so.
    Answered(Begun),
}

/// `W` is a begin with whatever is written beside it, `S` what is said with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Rounds<W, S> {
    last: i64,
    /// The last that the database has said to have.
    written: i64,
    wanted: Vec<W>,
    answers: Vec<Answer<S>>,
    out: Option<Round<W, S>>,
    /// Begins of rounds without an answer.
    doubt: Vec<Begun>,
    shuts_out: bool,
    /// What there is to write was locked by others a moment ago.
    is_held_up: bool,
}

impl<W: AsRef<Wanted> + Clone, S: Clone + Default> Rounds<W, S> {
    pub(crate) const fn new() -> Self {
        Self {
            last: 0,
            written: 0,
            wanted: Vec::new(),
            answers: Vec::new(),
            out: None,
            doubt: Vec::new(),
            shuts_out: false,
            is_held_up: false,
        }
    }

    /// Once only, if whoever wanted it before has gone: told of twice, the second would be taken for one that nobody hears.
    pub(crate) fn want(&mut self, begin: W) {
        self.is_held_up = false;
        self.want_once(begin);
    }

    fn want_once(&mut self, begin: W) {
        if !self.wanted.iter().any(|wanted| wanted.as_ref() == begin.as_ref()) {
            self.wanted.push(begin);
        }
    }

    pub(crate) fn answer(&mut self, answer: Answer<S>) {
        self.is_held_up = false;
        self.answers.push(answer);
    }

    /// Whether others had locked all that there is to write: it is not asked for again at once.
    pub(crate) const fn is_held_up(&self) -> bool {
        self.is_held_up && !self.shuts_out
    }

    /// Whether nobody knows what became of a round, so that the next step is to shut it out.
    pub(crate) const fn is_in_doubt(&self) -> bool {
        self.shuts_out
    }

    /// Whether there is anything to write but the beat.
    pub(crate) const fn has_work(&self) -> bool {
        self.shuts_out
            || !self.wanted.is_empty()
            || !self.answers.is_empty()
            || !self.doubt.is_empty()
    }

    /// What was not posted, and may be written down as begun: under this name nothing is written any more.
    pub(crate) fn in_doubt(self) -> Vec<Answer<S>> {
        self.doubt.into_iter().map(give_back).collect()
    }

    /// The next step, which ends by [`written`](Self::written) or [`lost`](Self::lost), or by
    /// [`shut_out`](Self::shut_out). One at a time.
    pub(crate) fn next(&mut self) -> Step<W, S> {
        self.last += 1;
        if self.shuts_out {
            return Step::ShutOut { number: self.last, written: self.written };
        }
        let given_back = self.doubt.iter().copied().map(give_back);
        let answers = given_back.chain(self.answers.iter().cloned()).collect();
        let round = Round { number: self.last, begins: mem::take(&mut self.wanted), answers };
        self.out = Some(round.clone());
        Step::Write(round)
    }

    /// The round was committed.
    pub(crate) fn written(&mut self, written: &Written) -> Vec<Told> {
        let Some(round) = self.out.take() else { return Vec::new() };
        self.written = round.number;
        let is_locked = |message: i64| written.locked.contains(&message);
        let doubt = mem::take(&mut self.doubt);
        // Answers that came meanwhile stand behind those that went.
        let went = round.answers.len().saturating_sub(doubt.len()).min(self.answers.len());
        let answers: Vec<_> = self.answers.drain(..went).collect();
        let (doubt, given_back): (Vec<_>, Vec<_>) =
            doubt.into_iter().partition(|begun| is_locked(begun.message));
        let (waits, answered): (Vec<_>, Vec<_>) =
            answers.into_iter().partition(|answer| is_locked(answer.begun.message));
        let (again, begins): (Vec<_>, Vec<_>) =
            round.begins.into_iter().partition(|begin| is_locked(begin.as_ref().message));
        self.is_held_up = !(doubt.is_empty() && waits.is_empty() && again.is_empty());
        self.doubt = doubt;
        self.answers.splice(..0, waits);
        for begin in again {
            self.want_once(begin);
        }
        let given_back = given_back
            .iter()
            .map(|Begun { message, term, .. }| Told::NotBegun { message: *message, term: *term });
        let answered = answered.iter().map(|answer| Told::Answered(answer.begun));
        let begun = begins.iter().map(|begin| told(begin.as_ref(), round.number, written));
        given_back.chain(answered).chain(begun).collect()
    }

    /// Nobody knows whether the round was committed, or ever will be.
    pub(crate) fn lost(&mut self) {
        self.shuts_out = true;
        let Some(round) = self.out.take() else { return };
        self.doubt.extend(round.begins.iter().map(|begin| begun(begin.as_ref(), round.number)));
    }

    /// The number has moved on: nothing of an earlier round will be written any more.
    pub(crate) const fn shut_out(&mut self) {
        self.shuts_out = false;
        self.written = self.last;
    }
}

fn told(wanted: &Wanted, round: i64, written: &Written) -> Told {
    let Wanted { message, term, .. } = *wanted;
    if written.begun.contains(&(message, term)) {
        Told::Begun(begun(wanted, round))
    } else {
        Told::NotBegun { message, term }
    }
}

/// Nothing of it was posted.
fn give_back<S: Default>(begun: Begun) -> Answer<S> {
    Answer { begun, event: Event::GiveBack, said: S::default() }
}

const fn begun(wanted: &Wanted, round: i64) -> Begun {
    Begun { message: wanted.message, term: wanted.term, round }
}

impl AsRef<Self> for Wanted {
    fn as_ref(&self) -> &Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: Wanted = Wanted { message: 7, account: 1, term: 3 };

    fn rounds() -> Rounds<Wanted, ()> {
        Rounds::new()
    }

    fn write(rounds: &mut Rounds<Wanted, ()>) -> Round<Wanted, ()> {
        match rounds.next() {
            Step::Write(round) => round,
            Step::ShutOut { number, .. } => panic!("shuts out {number}"),
        }
    }

    fn arrived(round: i64) -> Answer<()> {
        Answer { begun: begun(&WANTED, round), event: Event::Arrive, said: () }
    }

    #[test]
    fn what_was_written_is_told() {
        let mut rounds = rounds();
        rounds.want(WANTED);
        rounds.want(Wanted { message: 8, ..WANTED });
        assert_eq!(write(&mut rounds).number, 1);
        let told =
            rounds.written(&Written { begun: BTreeSet::from([(7, 3)]), ..Written::default() });
        assert_eq!(told, [Told::Begun(begun(&WANTED, 1)), Told::NotBegun { message: 8, term: 3 }]);
        assert!(!rounds.has_work());
    }

    #[test]
    fn what_comes_while_a_round_is_out_goes_with_the_next() {
        let mut rounds = rounds();
        rounds.answer(arrived(1));
        write(&mut rounds);
        rounds.answer(arrived(2));
        rounds.want(WANTED);
        assert_eq!(rounds.written(&Written::default()), [Told::Answered(begun(&WANTED, 1))]);
        let next = write(&mut rounds);
        assert_eq!((next.number, next.begins, next.answers), (2, vec![WANTED], vec![arrived(2)]));
    }

    #[test]
    fn what_others_have_locked_goes_with_the_next_in_its_order() {
        let mut rounds = rounds();
        rounds.want(WANTED);
        rounds.answer(Answer { begun: begun(&Wanted { message: 9, ..WANTED }, 0), ..arrived(0) });
        rounds.answer(arrived(0));
        write(&mut rounds);
        rounds.answer(arrived(1));
        let locked = BTreeSet::from([7]);
        let told = rounds.written(&Written { locked, ..Written::default() });
        assert_eq!(told, [Told::Answered(Begun { message: 9, term: 3, round: 0 })]);
        assert!(rounds.is_held_up() && rounds.has_work());
        let next = write(&mut rounds);
        assert_eq!((next.begins, next.answers), (vec![WANTED], vec![arrived(0), arrived(1)]));
        let told =
            rounds.written(&Written { begun: BTreeSet::from([(7, 3)]), ..Written::default() });
        assert_eq!(told.len(), 3);
        assert!(!rounds.is_held_up() && !rounds.has_work());
    }

    #[test]
    fn what_is_given_back_and_locked_is_given_back_by_the_next() {
        let mut rounds = rounds();
        rounds.want(WANTED);
        write(&mut rounds);
        rounds.lost();
        rounds.next();
        rounds.shut_out();
        write(&mut rounds);
        let locked = BTreeSet::from([7]);
        assert_eq!(rounds.written(&Written { locked, ..Written::default() }), []);
        assert!(rounds.is_held_up());
        assert_eq!(write(&mut rounds).answers.len(), 1);
        let told = rounds.written(&Written::default());
        assert_eq!(told, [Told::NotBegun { message: 7, term: 3 }]);
        assert!(!rounds.has_work());
    }

    #[test]
    fn without_an_answer_the_number_moves_on_before_anything_is_given_back() {
        let mut rounds = rounds();
        rounds.want(WANTED);
        rounds.answer(arrived(0));
        write(&mut rounds);
        rounds.lost();
        // Each with a number of its own, until one is answered.
        assert_eq!(rounds.next(), Step::ShutOut { number: 2, written: 0 });
        rounds.lost();
        assert_eq!(rounds.next(), Step::ShutOut { number: 3, written: 0 });
        rounds.shut_out();
        let next = write(&mut rounds);
        let given_back = Answer { begun: begun(&WANTED, 1), event: Event::GiveBack, said: () };
        assert_eq!((next.number, next.answers), (4, vec![given_back, arrived(0)]));
        let told = rounds.written(&Written::default());
        assert!(
            told.contains(&Told::NotBegun { message: 7, term: 3 })
                && !told.contains(&Told::Begun(begun(&WANTED, 1)))
        );
        assert!(!rounds.has_work());
    }

    #[test]
    fn only_the_begin_that_was_written_is_told_as_begun() {
        let mut rounds = rounds();
        let again = Wanted { term: 5, ..WANTED };
        // The account was lost and taken up again while a round was out.
        rounds.want(WANTED);
        rounds.want(again);
        write(&mut rounds);
        let told =
            rounds.written(&Written { begun: BTreeSet::from([(7, 5)]), ..Written::default() });
        assert_eq!(told, [Told::NotBegun { message: 7, term: 3 }, Told::Begun(begun(&again, 1))]);
    }

    #[test]
    fn what_is_wanted_twice_begins_once() {
        let mut rounds = rounds();
        rounds.want(WANTED);
        rounds.want(WANTED);
        assert_eq!(write(&mut rounds).begins, [WANTED]);
        let told =
            rounds.written(&Written { begun: BTreeSet::from([(7, 3)]), ..Written::default() });
        assert_eq!(told, [Told::Begun(begun(&WANTED, 1))]);
    }

    #[test]
    fn a_number_that_was_written_is_known_when_the_next_is_shut_out() {
        let mut rounds = rounds();
        write(&mut rounds);
        rounds.written(&Written::default());
        write(&mut rounds);
        rounds.lost();
        assert_eq!(rounds.next(), Step::ShutOut { number: 3, written: 1 });
        rounds.shut_out();
        write(&mut rounds);
        rounds.lost();
        assert_eq!(rounds.next(), Step::ShutOut { number: 5, written: 3 });
    }

    #[test]
    fn what_is_given_back_without_an_answer_is_given_back_again() {
        let mut rounds = rounds();
        rounds.want(WANTED);
        write(&mut rounds);
        rounds.lost();
        rounds.next();
        rounds.shut_out();
        assert_eq!(write(&mut rounds).answers.len(), 1);
        rounds.lost();
        rounds.next();
        rounds.shut_out();
        assert_eq!(write(&mut rounds).answers.len(), 1);
    }
}
