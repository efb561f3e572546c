//! Everything that there is in the model: the database, what is on its way to it, the processes, and what was posted.

use super::database::{Database, Statement, at, number};
use super::process::{Held, Process};
use super::{Bounds, Fix};
use crate::protocol::Begun;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct World {
    pub(super) database: Database,
    /// What its sender has given up, and the database may still carry out.
    pub(super) late: Vec<Statement>,
    pub(super) processes: [Process; 2],
    pub(super) posts: Vec<Post>,
    /// The truth about each message.
    pub(super) truth: Vec<Truth>,
    /// What may still go wrong.
    pub(super) left: Bounds,
    pub(super) now: u8,
    /// What a move has shown that must not be.
    pub(super) wrong: Option<&'static str>,
}

/// A request to the platform whose end is open.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Post {
    pub(super) begun: Begun,
    pub(super) fate: Fate,
    /// Until then it may arrive.
    pub(super) until: u8,
    /// Which process waits for its answer.
    pub(super) heard_by: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Fate {
    OnItsWay,
    Taken,
    RefusedForNow,
    RefusedForGood,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Truth {
    /// How many posts the platform has not refused.
    pub(super) may_have_arrived: u8,
    pub(super) has_arrived: bool,
}

impl World {
    /// One process holds the account, the other is there.
    pub(super) fn new(bounds: &Bounds) -> Self {
        let mut database = Database::new(bounds.messages);
        database.enter(0, 0);
        database.enter(1, 0);
        (database.holder, database.term) = (Some(0), 1);
        let mut holds = Process::new(0);
        holds.held = Some(Held { has_looked: true, ..Held::new(1) });
        Self {
            database,
            late: Vec::new(),
            processes: [holds, Process::new(1)],
            posts: Vec::new(),
            truth: vec![Truth::default(); bounds.messages],
            left: bounds.clone(),
            now: 0,
            wrong: None,
        }
    }

    /// Forgets what makes no difference any more, so that worlds that go on alike are the same.
    pub(super) fn tidied(mut self, without: Option<Fix>) -> Self {
        let database = &self.database;
        self.late.retain(|statement| !database.is_over(statement, without));
        let is_timed = self.left.time > 0;
        let now = self.now;
        self.posts.retain(|post| {
            let may_arrive = post.fate == Fate::OnItsWay && (!is_timed || now < post.until);
            post.heard_by.is_some() || may_arrive
        });
        self
    }

    pub(super) fn posted(&mut self, begun: Begun, until: u8, by: usize) {
        let message = at(begun.message);
        let (Some(row), Some(truth)) =
            (self.database.messages.get(message), self.truth.get_mut(message))
        else {
            return;
        };
        truth.may_have_arrived += 1;
        if truth.may_have_arrived > row.copies + 1 {
            self.wrong = Some("it is posted twice by itself");
        }
        self.posts.push(Post { begun, fate: Fate::OnItsWay, until, heard_by: Some(by) });
    }

    /// What the platform does with a post.
    pub(super) fn meets(&mut self, post: usize, fate: Fate) {
        let Some(post) = self.posts.get_mut(post) else { return };
        post.fate = fate;
        let message = post.begun.message;
        let was_overtaken = fate == Fate::Taken && self.was_overtaken(message);
        let Some(truth) = self.truth.get_mut(at(message)) else { return };
        match fate {
            Fate::OnItsWay => {}
            Fate::Taken => truth.has_arrived = true,
            Fate::RefusedForNow | Fate::RefusedForGood => truth.may_have_arrived -= 1,
        }
        if was_overtaken && self.left.time > 0 {
            self.wrong = Some("it arrives after the next of its lane");
        }
    }

    fn was_overtaken(&self, message: i64) -> bool {
        let sent_again = self.database.messages.get(at(message)).is_some_and(|row| row.copies > 0);
        let arrived = |other: i64| {
            is_same_lane(message, other)
                && self.truth.get(at(other)).is_some_and(|truth| truth.has_arrived)
        };
        !sent_again && (message + 1..number(self.left.messages)).any(arrived)
    }
}

/// The first two are of one lane, the third of another.
pub(super) const fn is_same_lane(message: i64, other: i64) -> bool {
    message / 2 == other / 2
}
