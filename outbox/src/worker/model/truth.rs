//! What must not be, whatever happened.

use super::database::number;
use super::moves::Move;
use super::world::{Truth, World};
use crate::protocol::Begun;
use crate::state::State;

/// What is wrong in a world from which these moves lead on.
pub(super) fn broken(world: &World, moves: &[(Move, World)]) -> Option<&'static str> {
    world.wrong.or_else(|| of_messages(world)).or_else(|| stuck(world, moves))
}

fn of_messages(world: &World) -> Option<&'static str> {
    let rows = world.database.messages.iter().zip(&world.truth);
    rows.enumerate().find_map(|(message, (row, truth))| {
        let is_unsure = truth.may_have_arrived > row.copies;
        match row.state {
            State::Waiting if is_unsure => Some("it waits, and may have arrived"),
            State::Begun if is_orphan(world, message) => {
                Some("it has begun, and who holds the account does not know")
            }
            State::Sent if !truth.has_arrived => Some("it is told as sent, and has not arrived"),
            State::Refused | State::Cancelled if *truth != Truth::default() => {
                Some("it is told that it was not sent, and it may have arrived")
            }
            State::Unknown if row.round == 0 => Some("nobody knows of it, and it never began"),
            _ => None,
        }
    })
}

/// Only where the holder lives, knows that it is, and has looked.
fn is_orphan(world: &World, message: usize) -> bool {
    let Some(row) = world.database.messages.get(message) else { return false };
    let begun = Begun { message: number(message), term: row.term, round: row.round };
    let term = world.database.term;
    let mut holders = world.processes.iter().filter(|process| {
        let held = process.held.as_ref();
        process.is_alive
            && world.database.holder == Some(process.name)
            && held.is_some_and(|held| held.term == term && held.has_looked)
    });
    holders.any(|holder| !holder.knows(&begun))
}

/// Nothing can happen any more but by the user, or by an accident, and something is open.
fn stuck(world: &World, moves: &[(Move, World)]) -> Option<&'static str> {
    let goes_on = |(step, _): &(Move, World)| {
        !matches!(
            step,
            Move::Cancel(_)
                | Move::SendAgain(_)
                | Move::Crashes(_)
                | Move::Late(_)
                | Move::Locks(_)
        )
    };
    let is_open = world.database.messages.iter().any(|row| row.state.is_open());
    let lives = world.processes.iter().any(|process| process.is_alive);
    let may_claim = world.database.term < world.left.terms;
    let is_stuck = is_open && lives && may_claim && world.left.time == 0;
    (is_stuck && !moves.iter().any(goes_on)).then_some("it is left lying, though somebody lives")
}
