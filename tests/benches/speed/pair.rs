//! Two ways of doing the same, which take turns.

use std::time::{Duration, Instant};

use anyhow::Result;
use rustix::time::{ClockId, clock_gettime};

/// What a side did in one turn, for each message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// Nanoseconds by the clock.
    pub(crate) wall: f64,
    /// Nanoseconds that the cores spent on this program, the system's part of it included. What others do on the machine
    /// changes it less than it does the clock.
    pub(crate) cores: f64,
}

/// The turns of both sides: ours, and the one beside it.
#[derive(Clone, Debug)]
pub(crate) struct Pair(Vec<[Turn; 2]>);

impl Pair {
    /// Lets both sides take turns. A side is given how many messages it has to carry.
    pub(crate) fn take(
        pairs: usize,
        turn: Duration,
        mut side: impl FnMut(Side, usize) -> Result<()>,
    ) -> Result<Self> {
        // What is opened, filled and enlarged once is so before the clock runs.
        let messages = how_many(turn, &mut |messages| side(Side::Bare, messages))?;
        side(Side::Ours, messages)?;
        let mut turns = Vec::with_capacity(pairs);
        for number in 0..pairs {
            let mut timed = |which| timed(messages, || side(which, messages));
            // Whoever is second may find the machine warmer.
            turns.push(if number % 2 == 0 {
                let ours = timed(Side::Ours)?;
                [ours, timed(Side::Bare)?]
            } else {
                let bare = timed(Side::Bare)?;
                [timed(Side::Ours)?, bare]
            });
        }
        Ok(Self(turns))
    }

    /// What is in the middle of what `of` makes of the pairs. A ratio is taken within each: what slows the machine down
    /// for a while slows down both sides of it.
    pub(crate) fn median(&self, of: impl Fn(&[Turn; 2]) -> f64) -> f64 {
        self.quantile(0.5, of)
    }

    /// What so large a part of the pairs is below.
    pub(crate) fn quantile(&self, part: f64, of: impl Fn(&[Turn; 2]) -> f64) -> f64 {
        let mut values: Vec<_> = self.0.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an index among some dozens"
        )]
        let index = (part * values.len().saturating_sub(1) as f64).round() as usize;
        values.get(index).copied().unwrap_or(f64::NAN)
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Ours,
    Bare,
}

/// So many messages that they take about that long.
fn how_many(turn: Duration, side: &mut impl FnMut(usize) -> Result<()>) -> Result<usize> {
    let mut messages = 64;
    loop {
        let start = Instant::now();
        side(messages)?;
        if start.elapsed() * 2 > turn {
            return Ok(messages);
        }
        messages *= 2;
    }
}

#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn timed(messages: usize, work: impl FnOnce() -> Result<()>) -> Result<Turn> {
    let (start, cores) = (Instant::now(), cores());
    work()?;
    let each = |time: Duration| time.as_secs_f64() * 1e9 / messages as f64;
    Ok(Turn { wall: each(start.elapsed()), cores: each(self::cores().saturating_sub(cores)) })
}

fn cores() -> Duration {
    clock_gettime(ClockId::ProcessCPUTime).try_into().unwrap_or_default()
}
