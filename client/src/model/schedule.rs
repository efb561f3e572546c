//! What happens when, drawn at random from a seed.

use std::time::Duration;

use fastrand::Rng;

use crate::pace::Kind;
use crate::{Priority, Rates};

/// A schedule. The same seed gives the same one.
#[derive(Debug)]
pub(super) struct Schedule {
    pub(super) seed: u64,
    pub(super) rates: Rates,
    /// Messages in a second at most, by whatever rates.
    pub(super) most: usize,
    pub(super) retry_budget: u32,
    pub(super) steps: Vec<(Duration, Step)>,
    pub(super) refusing: Vec<Refusing>,
}

/// When the platform refuses for the rate, and what it says about how long, in seconds.
#[derive(Clone, Debug)]
pub(super) struct Refusing {
    pub(super) from: Duration,
    pub(super) to: Duration,
    pub(super) told: Option<u64>,
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Send(Message),
    Cancel(usize),
    Stop,
    Rates(Rates),
    Resume,
}

/// A message, and what becomes of each of its tries that is not refused for the rate.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) number: usize,
    pub(super) kind: Kind,
    pub(super) priority: Priority,
    pub(super) deadline: Option<Duration>,
    pub(super) risks_duplicates: bool,
    pub(super) can_be_stopped: bool,
    pub(super) fates: Vec<(Fate, Duration)>,
}

/// What becomes of a try, after some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Taken,
    NoConnection,
    /// 551, which says something about one person alone.
    Refused,
    /// 1200: it passes, and nothing went out.
    Busy,
    /// The answer is lost, or leaves it open.
    Lost {
        arrives: bool,
    },
    /// Code 2 beside a 500.
    Failed {
        arrives: bool,
    },
}

impl Schedule {
    pub(super) fn drawn(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let most = rng.usize(1..60);
        let rates = rates(most);
        let steps = steps(&mut rng, most);
        let refusing = (0..rng.usize(0..4)).map(|_| refusal(&mut rng)).collect();
        let retry_budget = rng.choice([0, 3, 50, 1000]).unwrap_or_default();
        Self { seed, rates, most, retry_budget, steps, refusing }
    }
}

fn steps(rng: &mut Rng, most: usize) -> Vec<(Duration, Step)> {
    let count = rng.usize(5..80);
    let mut steps: Vec<_> = (0..count)
        .map(|number| (milliseconds(rng, 10_000), Step::Send(message(rng, number))))
        .collect();
    for _ in 0..rng.usize(0..6) {
        steps.push((milliseconds(rng, 12_000), Step::Cancel(rng.usize(0..count))));
    }
    if rng.u8(0..3) == 0 {
        steps.push((milliseconds(rng, 15_000), Step::Stop));
    }
    for _ in 0..rng.usize(0..3) {
        // Never more than the most that is counted with.
        steps.push((milliseconds(rng, 12_000), Step::Rates(rates(rng.usize(1..=most)))));
    }
    if rng.u8(0..3) == 0 {
        steps.push((milliseconds(rng, 20_000), Step::Resume));
    }
    steps.sort_by_key(|(at, _)| *at);
    steps
}

fn message(rng: &mut Rng, number: usize) -> Message {
    let kinds = [Kind::Message, Kind::Message, Kind::Message, Kind::PrivateReply];
    let priorities = [Priority::Answer, Priority::Broadcast];
    let deadlines = [0, 100, 1000, 5000, 60_000];
    let deadline = (rng.u8(0..3) == 0).then(|| rng.choice(deadlines).unwrap_or_default());
    Message {
        number,
        kind: rng.choice(kinds).unwrap_or(Kind::Message),
        priority: rng.choice(priorities).unwrap_or_default(),
        deadline: deadline.map(Duration::from_millis),
        risks_duplicates: rng.u8(0..4) == 0,
        can_be_stopped: rng.bool(),
        fates: (0..8).map(|_| (fate(rng), milliseconds(rng, 400))).collect(),
    }
}

fn fate(rng: &mut Rng) -> Fate {
    match rng.u8(0..20) {
        0 => Fate::NoConnection,
        1 => Fate::Refused,
        2 | 3 => Fate::Busy,
        4 => Fate::Lost { arrives: rng.bool() },
        5 => Fate::Failed { arrives: rng.bool() },
        _ => Fate::Taken,
    }
}

fn refusal(rng: &mut Rng) -> Refusing {
    let from = milliseconds(rng, 10_000);
    let told = rng.choice([None, None, Some(1), Some(3), Some(9_999_999_999)]).flatten();
    // The longest time told is over soon all the same, which a probe finds out after an hour.
    Refusing { from, to: from + milliseconds(rng, 6000), told }
}

fn rates(most: usize) -> Rates {
    let most = u32::try_from(most).unwrap_or(1);
    Rates::default().messages_per_second(most).private_replies_per_hour(most * 20)
}

fn milliseconds(rng: &mut Rng, most: u64) -> Duration {
    Duration::from_millis(rng.u64(1..=most))
}
