//! What can happen in the model, one thing at a time.

use super::changes::{crash, hear, in_doubt, look, send};
use super::database::{Said, Statement, at, number};
use super::process::{Doubt, Held, Out, Process, Stage};
use super::world::{Fate, World, is_same_lane};
use super::{Fix, Protocol};
use crate::protocol::{Answer, Begun};
use crate::state::{Event, State};

/// Processes, messages, tasks and posts go by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// The journal sends its next statement.
    Sends(usize),
    /// It is carried out.
    IsCarriedOut(usize),
    /// The answer is heard; without a clock, as soon as it is carried out.
    Hears(usize),
    /// Its sender gives it up; it may be carried out later.
    LosesAnswer(usize),
    /// A statement that was given up is carried out.
    Late(usize),
    Posts(usize, i64),
    /// It began, and is too old to be posted, or cannot be.
    GivesBack(usize, i64),
    HearsOfPost(usize, i64),
    IsCutOff(usize, i64),
    IsCutOffAndRisks(usize, i64),
    /// Where claim and look are one statement: it sees what there is, and then waits for others' locks.
    SeesBeforeItsClaim(usize),
    Claims(usize),
    /// The claim has no answer, and may be carried out later.
    LosesClaim(usize),
    /// It sees whether it holds the account.
    KeepsUp(usize),
    /// It looks for what earlier holders had under way.
    Looks(usize),
    /// It tells that nobody knows what became of it.
    TellsUnknown(usize, i64),
    Wants(usize, i64),
    /// It ends the worker of this name.
    Ends(u8),
    LetsGo(usize),
    Crashes(usize),
    Platform(usize, Fate),
    Cancel(i64),
    SendAgain(i64),
    Locks(i64),
    Unlocks,
    UnlocksAndCancels,
    Tick,
}

/// All moves that there are in a world.
pub(super) struct Moves<'a> {
    protocol: &'a Protocol,
    world: &'a World,
    found: Vec<(Move, World)>,
}

impl<'a> Moves<'a> {
    pub(super) fn of(protocol: &'a Protocol, world: &'a World) -> Vec<(Move, World)> {
        let mut moves = Self { protocol, world, found: Vec::new() };
        for place in 0..world.processes.len() {
            moves.of_process(place);
        }
        moves.of_platform();
        moves.of_database();
        moves.of_user();
        moves.of_open_transaction();
        if world.now < world.left.time {
            moves.push(Move::Tick, |world| world.now += 1);
        }
        moves.found
    }

    fn push(&mut self, step: Move, change: impl FnOnce(&mut World)) {
        let mut world = self.world.clone();
        change(&mut world);
        self.found.push((step, world.tidied(self.protocol.without)));
    }

    fn push_process(&mut self, step: Move, place: usize, change: impl FnOnce(&mut Process)) {
        self.push(step, |world| change(&mut world.processes[place]));
    }

    fn is_timed(&self) -> bool {
        self.world.left.time > 0
    }

    fn of_process(&mut self, place: usize) {
        let process = &self.world.processes[place];
        if !process.is_alive {
            return;
        }
        self.journal(place, process);
        self.tasks(place, process);
        match &process.held {
            None => self.claim(place, process),
            Some(held) => self.holds(place, process, held),
        }
        self.end_others(process);
        if self.world.left.crashes > 0 {
            self.push(Move::Crashes(place), |world| crash(world, place));
        }
    }

    fn journal(&mut self, place: usize, process: &Process) {
        let Some(out) = &process.out else {
            // What is locked is not asked for again at once: nothing would be another but the number.
            let waits = process.rounds.is_held_up() && self.world.database.locked.is_some();
            if process.rounds.has_work() && !waits {
                let without = self.protocol.without;
                self.push(Move::Sends(place), |world| send(world, place, without));
            }
            return;
        };
        let protocol = self.protocol;
        if self.is_timed() && out.said.is_none() {
            self.push(Move::IsCarriedOut(place), |world| {
                let said = world.carry_out(&out.statement, protocol);
                world.processes[place].out = Some(Out { said: Some(said), ..out.clone() });
            });
        } else {
            self.push(Move::Hears(place), |world| hear(world, place, out, protocol));
        }
        if self.world.may_lose() {
            self.push(Move::LosesAnswer(place), |world| {
                world.left.lost -= 1;
                if out.said.is_none() {
                    world.late.push(out.statement.clone());
                }
                world.processes[place].out = None;
                world.processes[place].rounds.lost();
            });
        }
    }

    fn tasks(&mut self, place: usize, process: &Process) {
        for (task, one) in process.tasks.iter().enumerate() {
            match &one.at {
                Stage::Begun { begun, sent_at } => self.has_begun(place, task, *begun, *sent_at),
                Stage::Posted(begun) => self.has_posted(place, task, *begun),
                Stage::Wanted | Stage::Says(_) | Stage::SaysForOthers(_) => {}
            }
        }
    }

    fn has_begun(&mut self, place: usize, task: usize, begun: Begun, sent_at: u8) {
        let is_fresh = !self.is_timed() || self.is_fresh(place, sent_at);
        if is_fresh {
            let until = self.world.now + super::TIMEOUT;
            self.push(Move::Posts(place, begun.message), |world| {
                world.posted(begun, until, place);
                world.processes[place].tasks[task].at = Stage::Posted(begun);
            });
        }
        if !is_fresh || !self.is_timed() && self.world.left.for_now > 0 {
            self.push(Move::GivesBack(place, begun.message), |world| {
                world.left.for_now -= u8::from(is_fresh);
                world.processes[place].says(task, begun, Event::GiveBack);
            });
        }
    }

    fn is_fresh(&self, place: usize, sent_at: u8) -> bool {
        let since = match self.protocol.without {
            Some(Fix::FreshByTheBeginsOwnRound) => self.world.processes[place].heard_at,
            _ => sent_at,
        };
        self.world.now < since + super::FRESH
    }

    fn has_posted(&mut self, place: usize, task: usize, begun: Begun) {
        let left = &{ self.world }.left;
        let is_its =
            |post: &super::world::Post| post.begun == begun && post.heard_by == Some(place);
        let Some(at) = self.world.posts.iter().position(is_its) else { return };
        let post = &self.world.posts[at];
        let is_over = self.is_timed() && self.world.now >= post.until;
        let heard = match post.fate {
            Fate::OnItsWay if is_over => Some(Event::Lose),
            Fate::OnItsWay => None,
            Fate::Taken => Some(Event::Arrive),
            Fate::RefusedForNow => Some(Event::GiveBack),
            Fate::RefusedForGood => Some(Event::Refuse),
        };
        let mut is_told = |step, event, change: fn(&mut super::Bounds)| {
            self.push(step, |world| {
                change(&mut world.left);
                world.posts[at].heard_by = None;
                // What was cut off has arrived by then, where there is time.
                if world.left.time > 0 && world.posts[at].fate == Fate::OnItsWay {
                    world.posts.remove(at);
                }
                world.processes[place].says(task, begun, event);
            });
        };
        if let Some(event) = heard {
            is_told(Move::HearsOfPost(place, begun.message), event, |_| {});
        }
        if left.cuts > 0 {
            is_told(Move::IsCutOff(place, begun.message), Event::Lose, |left| left.cuts -= 1);
        }
        if left.risks > 0 {
            is_told(Move::IsCutOffAndRisks(place, begun.message), Event::Risk, |left| {
                left.risks -= 1;
            });
        }
    }

    fn claim(&mut self, place: usize, process: &Process) {
        let database = &self.world.database;
        let name = process.name;
        let is_free =
            database.holder.is_none_or(|holder| holder == name || database.row(holder).is_none());
        if database.term >= self.world.left.terms || self.is_timed() && !is_free {
            return;
        }
        if self.protocol.without == Some(Fix::LooksAfterItsClaim) && process.seen.is_none() {
            let seen = in_doubt(&database.messages, database.term + 1);
            self.push_process(Move::SeesBeforeItsClaim(place), place, |process| {
                process.seen = Some(seen);
            });
            return;
        }
        let claim = Statement::Claim { worker: name, term: database.term };
        let protocol = self.protocol;
        self.push(Move::Claims(place), |world| {
            if let Said::Claim(Some(term)) = world.carry_out(&claim, protocol) {
                let seen = world.processes[place].seen.take();
                let has_looked = seen.is_some();
                let doubts = seen.unwrap_or_default();
                world.processes[place].held = Some(Held { has_looked, doubts, ..Held::new(term) });
            }
        });
        if self.world.may_lose() {
            self.push(Move::LosesClaim(place), |world| {
                world.left.lost -= 1;
                world.late.push(claim.clone());
            });
        }
    }

    fn holds(&mut self, place: usize, process: &Process, held: &Held) {
        let database = &self.world.database;
        let is_its = (database.holder, database.term) == (Some(process.name), held.term);
        if !is_its || held.is_in_question {
            self.push_process(Move::KeepsUp(place), place, |process| {
                process.held.take_if(|_| !is_its);
                process.held.iter_mut().for_each(|held| held.is_in_question = false);
            });
        }
        if !held.has_looked {
            self.push(Move::Looks(place), |world| look(world, place));
            return;
        }
        for doubt in held.doubts.iter().filter(|doubt| !doubt.is_said) {
            self.doubt(place, doubt);
        }
        for message in (0..database.messages.len()).filter(|_| !held.is_in_question) {
            self.want(place, process, held, number(message));
        }
        let is_idle = !process.tasks.iter().any(|task| task.term == held.term);
        if self.world.left.lets_go > 0 && is_idle && self.world.may_claim() {
            self.push(Move::LetsGo(place), |world| {
                world.left.lets_go -= 1;
                world.database.let_go(process.name, held.term);
                world.processes[place].held = None;
            });
        }
    }

    fn doubt(&mut self, place: usize, doubt: &Doubt) {
        let waits =
            self.is_timed() && self.protocol.without != Some(Fix::LanesOfWhatIsUnderWayStayShut);
        if waits && self.world.now < doubt.until {
            return;
        }
        let begun = doubt.begun;
        self.push_process(Move::TellsUnknown(place, begun.message), place, |process| {
            let doubts = process.held.iter_mut().flat_map(|held| &mut held.doubts);
            doubts.filter(|doubt| doubt.begun == begun).for_each(|doubt| doubt.is_said = true);
            process.says_for_others(Answer { begun, event: Event::Lose, said: () });
        });
    }

    fn want(&mut self, place: usize, process: &Process, held: &Held, message: i64) {
        let waits = |other: i64| {
            let row = self.world.database.messages.get(at(other));
            row.is_some_and(|row| row.state == State::Waiting)
        };
        let is_first = !(0..message).any(|other| is_same_lane(message, other) && waits(other));
        if waits(message)
            && is_first
            && !process.is_shut(held, |other| is_same_lane(message, other))
        {
            let term = held.term;
            self.push_process(Move::Wants(place, message), place, |process| {
                process.wants(message, term);
            });
        }
    }

    fn end_others(&mut self, process: &Process) {
        for row in self.world.database.workers.iter().filter(|row| row.name != process.name) {
            let place = usize::from(row.name % 2);
            let other = &self.world.processes[place];
            let is_current = other.name == row.name;
            let is_dead = !other.is_alive || !is_current;
            let stands = !self.is_timed() || self.world.now >= row.since + super::LEASE;
            let has_names = other.name / 2 + 1 < self.world.left.names;
            if is_dead || stands && has_names {
                let name = row.name;
                self.push(Move::Ends(name), |world| world.database.end(name));
            }
        }
    }

    fn of_platform(&mut self) {
        let left = &{ self.world }.left;
        for (at, post) in self.world.posts.iter().enumerate() {
            let in_time = !self.is_timed() || self.world.now < post.until;
            if post.fate != Fate::OnItsWay || !in_time {
                continue;
            }
            let mut meets = |fate, change: fn(&mut super::Bounds)| {
                self.push(Move::Platform(at, fate), |world| {
                    change(&mut world.left);
                    world.meets(at, fate);
                });
            };
            meets(Fate::Taken, |_| {});
            if left.for_now > 0 {
                meets(Fate::RefusedForNow, |left| left.for_now -= 1);
            }
            if left.for_good > 0 {
                meets(Fate::RefusedForGood, |left| left.for_good -= 1);
            }
        }
    }

    fn of_database(&mut self) {
        let protocol = self.protocol;
        for at in 0..self.world.late.len() {
            self.push(Move::Late(at), |world| {
                let statement = world.late.remove(at);
                world.carry_out(&statement, protocol);
            });
        }
    }

    /// A transaction of a user's, which may stay open for as long as they like.
    fn of_open_transaction(&mut self) {
        let Some(message) = self.world.database.locked else {
            if self.world.left.locks > 0 {
                for message in 0..self.world.database.messages.len() {
                    self.push(Move::Locks(number(message)), |world| {
                        world.left.locks -= 1;
                        world.database.locked = Some(number(message));
                    });
                }
            }
            return;
        };
        self.push(Move::Unlocks, |world| world.database.locked = None);
        let row = self.world.database.messages.get(at(message));
        if self.world.left.cancels > 0 && row.is_some_and(|row| row.state == State::Waiting) {
            self.push(Move::UnlocksAndCancels, |world| {
                world.left.cancels -= 1;
                world.database.locked = None;
                world.database.messages[at(message)].happen(Event::Cancel);
            });
        }
    }

    fn of_user(&mut self) {
        let rows = self.world.database.messages.iter().enumerate();
        for (at, row) in rows {
            let is_locked = self.world.database.locked == Some(number(at));
            if self.world.left.cancels > 0 && row.state == State::Waiting && !is_locked {
                self.push(Move::Cancel(number(at)), |world| {
                    world.left.cancels -= 1;
                    world.database.messages[at].happen(Event::Cancel);
                });
            }
            if self.world.left.again > 0 && row.state == State::Unknown && !is_locked {
                self.push(Move::SendAgain(number(at)), |world| {
                    world.left.again -= 1;
                    world.database.messages[at].happen(Event::SendAgain);
                });
            }
        }
    }
}

impl World {
    fn may_lose(&self) -> bool {
        self.left.lost > 0 && self.late.len() < super::LATE_AT_A_TIME
    }

    fn may_claim(&self) -> bool {
        self.database.term < self.left.terms
    }
}
