//! What a move changes, where that is more than a line.

use super::database::{Message, Said, ShutOut, Statement, at, number};
use super::process::{Doubt, Out};
use super::world::World;
use super::{FRESH, Fix, LATE_AT_A_TIME, Protocol, TIMEOUT};
use crate::protocol::{Begun, Step, Told};
use crate::state::State;

impl World {
    pub(super) fn carry_out(&mut self, statement: &Statement, protocol: &Protocol) -> Said {
        self.database.carry_out(statement, self.now, FRESH + TIMEOUT, protocol.without)
    }
}

pub(super) fn send(world: &mut World, place: usize, without: Option<Fix>) {
    let snapshot = world.database.messages.clone();
    let sent_at = world.now;
    let process = &mut world.processes[place];
    let worker = process.name;
    let statement = match process.rounds.next() {
        Step::Write(round) => Statement::Round { worker, round, snapshot: None },
        Step::ShutOut { .. } if without == Some(Fix::ShutOutBeforeGivingBack) => {
            process.rounds.shut_out();
            let Step::Write(round) = process.rounds.next() else { return };
            Statement::Round { worker, round, snapshot: Some(snapshot) }
        }
        Step::ShutOut { number, written } => Statement::ShutOut { worker, number, written },
    };
    process.out = Some(Out { statement, sent_at, said: None });
}

pub(super) fn hear(world: &mut World, place: usize, out: &Out, protocol: &Protocol) {
    let said = match &out.said {
        Some(said) => said.clone(),
        None => world.carry_out(&out.statement, protocol),
    };
    let now = world.now;
    let process = &mut world.processes[place];
    process.out = None;
    process.heard_at = now;
    match said {
        Said::Round(Some(written)) => {
            let told = process.rounds.written(&written);
            for told in &told {
                process.is_told(*told, out.sent_at);
            }
            if out.said.is_none() {
                check_told(world, &told);
            }
        }
        Said::Round(None) => process.rounds.lost(),
        Said::ShutOut(ShutOut::Done) => process.rounds.shut_out(),
        Said::ShutOut(ShutOut::Gone) => {
            let name = process.name + 2;
            process.takes_another_name(name);
            world.database.enter(name, now);
        }
        Said::ShutOut(ShutOut::Odd) => {
            world.wrong = Some("the database is taken for one that was put back");
        }
        Said::Claim(_) => {}
    }
}

/// Nothing has happened since the round.
fn check_told(world: &mut World, told: &[Told]) {
    for told in told {
        let Told::Begun(begun) = told else { continue };
        let row = &world.database.messages[at(begun.message)];
        if row.state != State::Begun || !row.is_of(begun) {
            world.wrong = Some("it is told that it began, and it did not");
        }
    }
}

pub(super) fn look(world: &mut World, place: usize) {
    let rows = world.database.messages.clone();
    let process = &mut world.processes[place];
    let Some(held) = &mut process.held else { return };
    held.has_looked = true;
    held.doubts = in_doubt(&rows, held.term);
}

pub(super) fn in_doubt(rows: &[Message], term: i64) -> Vec<Doubt> {
    let under_way = rows.iter().enumerate();
    let under_way = under_way.filter(|(_, row)| row.state == State::Begun && row.term < term);
    let doubt = |(message, row): (usize, &Message)| Doubt {
        begun: Begun { message: number(message), term: row.term, round: row.round },
        until: row.lasts_until,
        is_said: false,
    };
    under_way.map(doubt).collect()
}

pub(super) fn crash(world: &mut World, place: usize) {
    world.left.crashes -= 1;
    let out = world.processes[place].crash();
    if world.late.len() < LATE_AT_A_TIME {
        let open = out.filter(|out| out.said.is_none());
        world.late.extend(open.map(|out| out.statement));
    }
    for post in world.posts.iter_mut().filter(|post| post.heard_by == Some(place)) {
        post.heard_by = None;
    }
}
