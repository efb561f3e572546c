//! The clock: how long each side takes for one message, where the sides take turns.

use std::hint::black_box;
use std::time::Instant;

use crate::shelf::{Given, Kind, Write};

/// The nanoseconds that each side takes for a message, in each of many rounds.
pub(crate) struct Turns(Vec<[f64; 3]>);

impl Turns {
    pub(crate) fn take(kind: &Kind, given: &Given, rounds: usize) -> Self {
        let mut out = Vec::with_capacity(2 * given.ready.len());
        let mut round = || kind.sides.map(|write| nanoseconds(write, given, &mut out));
        // The first one fills caches and enlarges nothing any more.
        round();
        Self((0..rounds).map(|_| round()).collect())
    }

    /// What is in the middle of what `of` makes of the rounds. A ratio is taken within each round: what slows the machine
    /// down for a while slows down both sides of it.
    pub(crate) fn median(&self, of: impl Fn([f64; 3]) -> f64) -> f64 {
        let mut values: Vec<_> = self.0.iter().copied().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

fn nanoseconds(write: Write, given: &Given, out: &mut Vec<u8>) -> f64 {
    let start = Instant::now();
    repeat(write, given, out, MESSAGES);
    start.elapsed().as_secs_f64() * 1e9 / f64::from(MESSAGES)
}

/// Makes so many messages, one after the other in the same bytes.
pub(crate) fn repeat(write: Write, given: &Given, out: &mut Vec<u8>, messages: u32) {
    for _ in 0..messages {
        out.clear();
        write(black_box(given), out);
        black_box(&out);
    }
}

/// How many messages a side makes before it is the other's turn: enough for the clock's own cost to vanish.
const MESSAGES: u32 = 200;
