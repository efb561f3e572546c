//! The protocol of workers, and everything that can happen to it.
//!
//! The real [`Rounds`](crate::protocol::Rounds) and the real table of [`State`](crate::state::State) run against a small model
//! of the database and of the platform; a search goes through all orders in which things can happen, within bounds. What
//! must never be is in `truth`. So that it is known that the search can find something, the same runs with one part of the
//! protocol left out must each find how that goes wrong.
//!
//! In it are two processes, one account, and up to three messages, of which the first two are of one lane. A statement is carried
//! out at once, later than its sender waits for it, or never. Without a clock, others may take over at any moment, and
//! order is not looked at: it rests on time alone. With a clock, whoever takes over waits as long as it must.
//!
//! Not in it: putting, ends, pauses, rates, and what a desk does; several accounts; SQL.

mod changes;
mod database;
mod moves;
mod process;
mod search;
mod tests;
mod truth;
mod world;

use moves::{Move, Moves};
use search::Model;
use world::World;

/// How often what can happen, and how much there is of what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Bounds {
    messages: usize,
    /// Statements whose sender gives them up.
    lost: u8,
    crashes: u8,
    /// The platform refuses for now, or what has begun is not posted.
    for_now: u8,
    for_good: u8,
    cuts: u8,
    /// Cut off, where the user has said that it goes again then.
    risks: u8,
    cancels: u8,
    again: u8,
    lets_go: u8,
    /// A user locks a message in a transaction that stays open, as PostgreSQL lets them: rounds leave it out.
    locks: u8,
    /// The last term, and how many names a process can have.
    terms: i64,
    names: u8,
    /// The end of time; 0 if there is no clock.
    time: u8,
}

const NOTHING: Bounds = Bounds {
    messages: 1,
    lost: 0,
    crashes: 0,
    for_now: 0,
    for_good: 0,
    cuts: 0,
    risks: 0,
    cancels: 0,
    again: 0,
    lets_go: 0,
    locks: 0,
    terms: 3,
    names: 2,
    time: 0,
};

/// A part of the protocol that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fix {
    /// Answers are part of a round: without its number they ask for the term alone.
    AnswersFollowTheirNumber,
    ShutOutBeforeGivingBack,
    /// Whoever takes over looks for what is under way after its claim is committed.
    LooksAfterItsClaim,
    /// Not by when the worker had its last answer.
    FreshByTheBeginsOwnRound,
    LanesOfWhatIsUnderWayStayShut,
}

struct Protocol {
    bounds: Bounds,
    without: Option<Fix>,
}

impl Model for Protocol {
    type State = World;
    type Move = Move;

    fn start(&self) -> World {
        World::new(&self.bounds)
    }

    fn moves(&self, world: &World) -> Vec<(Move, World)> {
        Moves::of(self, world)
    }

    fn broken(&self, world: &World, moves: &[(Move, World)]) -> Option<&'static str> {
        truth::broken(world, moves)
    }
}

/// In ticks of the clock, as they are to each other in `living`.
const FRESH: u8 = 1;
const TIMEOUT: u8 = 3;
const LEASE: u8 = 2;
const LATE_AT_A_TIME: usize = 2;
