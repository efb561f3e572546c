//! `sendapi outbox stats --watch`: how what waits gets less.

use std::time::{Duration, Instant};

use sendapi_outbox::{AccountStatus, Database, InboxStatus};
use serde_json::json;
use tokio::signal::ctrl_c;
use tokio::time::{MissedTickBehavior, interval};

use super::opened::Opened;
use super::{stats, times};
use crate::exit::Exit;
use crate::progress::Bar;

pub(super) async fn run<DB: Database>(opened: &Opened<DB>) -> Result<Exit, Exit> {
    tokio::select! {
        watched = watch(opened) => watched?,
        // Where the signal cannot be listened for, it ends the program.
        Ok(()) = ctrl_c() => {}
    }
    stats::run(opened).await
}

/// Until nothing waits.
async fn watch<DB: Database>(opened: &Opened<DB>) -> Result<(), Exit> {
    let bar = Bar::of_what_waits();
    let mut pace = Pace::default();
    let mut ticks = interval(SECOND);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let accounts = opened.tell(opened.outbox.accounts().await)?;
        let now = Look::at(&accounts, opened.tell(opened.outbox.inbox_status().await)?);
        pace.sees(now.open(), Instant::now());
        bar.waits(now.open(), now.words(&pace));
        if bar.is_hidden() {
            opened.report.tell(|| now.words(&pace), || now.json(&pace));
        }
        if now.open() == 0 && now.events == 0 {
            return Ok(());
        }
    }
}

/// What one look shows, of all accounts.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    waiting: u64,
    begun: u64,
    unknown: u64,
    /// That wait.
    events: u64,
    given_up: u64,
}

impl Look {
    fn at(accounts: &[AccountStatus], inbox: InboxStatus) -> Self {
        let InboxStatus { waiting: events, given_up, .. } = inbox;
        let nothing = Self { events, given_up, ..Self::default() };
        accounts.iter().fold(nothing, |sum, account| Self {
            waiting: sum.waiting + account.waiting,
            begun: sum.begun + account.begun,
            unknown: sum.unknown + account.unknown,
            ..sum
        })
    }

    /// The messages that are still to come.
    const fn open(self) -> u64 {
        self.waiting + self.begun
    }

    fn words(self, pace: &Pace) -> String {
        let Self { waiting, begun, unknown, events, given_up } = self;
        let left = pace.left(self.open()).map(times::length);
        let left = left.map_or_else(String::new, |left| format!(", {left} left"));
        let events = match (events, given_up) {
            (0, 0) => String::new(),
            _ => format!("; of events {events} waiting, {given_up} given up"),
        };
        format!(
            "{waiting} waiting, {begun} under way, {unknown} unknown, {:.0} a second less{left}{events}",
            pace.per_second()
        )
    }

    fn json(self, pace: &Pace) -> serde_json::Value {
        let left = pace.left(self.open()).map(|left| left.as_secs());
        json!({
            "ok": true,
            "waiting": self.waiting,
            "begun": self.begun,
            "unknown": self.unknown,
            "events_waiting": self.events,
            "events_given_up": self.given_up,
            "per_second": pace.per_second().round(),
            "seconds_left": left,
        })
    }
}

/// How fast it gets less, over the last looks: what is put meanwhile counts against it.
#[derive(Debug, Default)]
struct Pace(Vec<(u64, Instant)>);

impl Pace {
    fn sees(&mut self, open: u64, now: Instant) {
        self.0.push((open, now));
        let too_many = self.0.len().saturating_sub(LOOKS);
        self.0.drain(..too_many);
    }

    #[expect(clippy::cast_precision_loss, reason = "nobody counts on the last digits of a pace")]
    fn per_second(&self) -> f64 {
        let (Some((before, since)), Some((open, now))) = (self.0.first(), self.0.last()) else {
            return 0.0;
        };
        let seconds = now.saturating_duration_since(*since).as_secs_f64();
        if seconds > 0.0 { before.saturating_sub(*open) as f64 / seconds } else { 0.0 }
    }

    #[expect(clippy::cast_precision_loss, reason = "nobody counts on the last digits of a pace")]
    fn left(&self, open: u64) -> Option<Duration> {
        let left = open as f64 / self.per_second();
        Duration::try_from_secs_f64(left.ceil()).ok().filter(|left| *left < LONGEST)
    }
}

const SECOND: Duration = Duration::from_secs(1);
/// So many, a second each.
const LOOKS: usize = 10;
/// Longer than that is no estimate any more.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_that_of_the_last_looks() {
        let begin = Instant::now();
        let mut pace = Pace::default();
        assert_eq!((pace.per_second(), pace.left(5)), (0.0, None));
        for second in 0..30_u32 {
            // It stands still, and then goes.
            let open = 1000 - 50 * u64::from(second.saturating_sub(15));
            pace.sees(open, begin + SECOND * second);
        }
        assert!((pace.per_second() - 50.0).abs() < 0.001, "{pace:?}");
        assert_eq!(pace.left(300), Some(SECOND * 6));
        pace.sees(5000, begin + SECOND * 30);
        assert_eq!((pace.per_second(), pace.left(5000)), (0.0, None), "more is put");
    }
}
