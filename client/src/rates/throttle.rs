//! Whether an account may send a message now. Nothing here waits or asks a clock: the time, counted
//! from any start, comes in as an argument.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use crate::rates::{Kind, Rate, Rates};
use crate::usage::Usage;

/// What an account has sent and been told.
pub(crate) struct Throttle {
    clock: SetClock,
    messages: Option<Limiter>,
    media: Option<Limiter>,
    private_replies: Option<Limiter>,
    patience: Duration,
    standstill_until: Duration,
    slowness: Slowness,
}

/// Whether it is a message's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// It goes, and is counted.
    Go,
    /// Not before so much time has passed, for it would be too many.
    TooFast(Duration),
    /// Not before so much time has passed, for the platform refuses.
    Standstill(Duration),
    /// As before, and longer than anybody wants to wait.
    TooLong(Duration),
}

impl Throttle {
    pub(crate) fn new(rates: &Rates) -> Self {
        let mut throttle = Self {
            clock: SetClock::default(),
            messages: None,
            media: None,
            private_replies: None,
            patience: Duration::ZERO,
            standstill_until: Duration::ZERO,
            slowness: Slowness::default(),
        };
        throttle.keep_to(rates);
        throttle
    }

    /// Keeps to these rates from now on. What was sent before is not counted.
    pub(crate) fn keep_to(&mut self, rates: &Rates) {
        let limiter = |kind| rates.of(kind).map(|rate| limiter(rate, &self.clock));
        self.messages = limiter(Kind::Message);
        self.media = limiter(Kind::Media);
        self.private_replies = limiter(Kind::PrivateReply);
        self.patience = rates.patience;
    }

    pub(crate) fn take(&mut self, kind: Kind, now: Duration) -> Turn {
        let standstill = self.standstill_until.saturating_sub(now);
        if standstill > self.patience {
            return Turn::TooLong(standstill);
        }
        if !standstill.is_zero() {
            return Turn::Standstill(standstill);
        }
        let wait = self.slowness.wait(now);
        if !wait.is_zero() {
            return Turn::TooFast(wait);
        }
        let turn = self.count(kind, now);
        if turn == Turn::Go {
            self.slowness.sent(now);
        }
        turn
    }

    /// Heeds what the headers of an answer say.
    pub(crate) fn learn(&mut self, usage: Usage, now: Duration) {
        self.slowness.learn(usage.percent, now);
        if let Some(time) = usage.refusing_for {
            self.stand_still(time, now);
        }
    }

    pub(crate) fn stand_still(&mut self, time: Duration, now: Duration) {
        self.standstill_until = self.standstill_until.max(now.saturating_add(time));
    }

    fn count(&self, kind: Kind, now: Duration) -> Turn {
        self.clock.set(now);
        let limiter = match kind {
            Kind::Message => &self.messages,
            Kind::Media => &self.media,
            Kind::PrivateReply => &self.private_replies,
            Kind::Call => &None,
        };
        match limiter.as_ref().map(RateLimiter::check) {
            Some(Err(early)) => Turn::TooFast(early.wait_time_from(now)),
            Some(Ok(())) | None => Turn::Go,
        }
    }
}

/// A gap between messages that the usage of the platform's limits asks for.
#[derive(Default)]
struct Slowness {
    gap: Duration,
    /// A report holds for a while: what comes after the last message is not reported.
    until: Duration,
    last: Option<Duration>,
}

impl Slowness {
    fn learn(&mut self, percent: u64, now: Duration) {
        self.gap = gap(percent);
        self.until = now.saturating_add(REPORT_HOLDS);
    }

    fn wait(&self, now: Duration) -> Duration {
        match self.last {
            Some(last) if now < self.until => last.saturating_add(self.gap).saturating_sub(now),
            _ => Duration::ZERO,
        }
    }

    fn sent(&mut self, now: Duration) {
        self.last = Some(now);
    }
}

/// Longer and longer, until from 100 percent on single messages find out whether it is over.
fn gap(percent: u64) -> Duration {
    match percent {
        ..SLOW_FROM => Duration::ZERO,
        SLOW_FROM..100 => {
            let left = u32::try_from(100 - percent).unwrap_or(1);
            FULL_SPEED_GAP * 25 / left
        }
        _ => GAP_WHEN_FULL,
    }
}

type Limiter = RateLimiter<NotKeyed, InMemoryState, SetClock, NoOpMiddleware<Duration>>;

/// A tenth may go at once. As the rest is spread over the period, no stretch of that length sees
/// more than the limit.
fn limiter(rate: Rate, clock: &SetClock) -> Limiter {
    let at_once = NonZeroU32::new(rate.limit.get() / 10).unwrap_or(NonZeroU32::MIN);
    let spread = (rate.limit.get() - at_once.get()).max(1);
    let quota = Quota::with_period(rate.period / spread)
        .unwrap_or_else(|| Quota::per_second(NonZeroU32::MAX))
        .allow_burst(at_once);
    RateLimiter::direct_with_clock(quota, clock.clone())
}

/// A clock that shows the time which the caller gave last.
#[derive(Clone, Default)]
struct SetClock(Arc<AtomicU64>);

impl SetClock {
    fn set(&self, now: Duration) {
        let nanoseconds = u64::try_from(now.as_nanos()).unwrap_or(u64::MAX);
        self.0.store(nanoseconds, Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::Relaxed))
    }
}

const SLOW_FROM: u64 = 75;
const FULL_SPEED_GAP: Duration = Duration::from_nanos(1_000_000_000 / 300);
const GAP_WHEN_FULL: Duration = Duration::from_secs(1);
const REPORT_HOLDS: Duration = Duration::from_mins(1);

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const HOUR: Duration = Duration::from_hours(1);

    /// When messages go that are all there from the start on.
    fn departures(throttle: &mut Throttle, kind: Kind, count: usize) -> Vec<Duration> {
        let mut now = Duration::ZERO;
        (0..count)
            .map(|_| {
                loop {
                    match throttle.take(kind, now) {
                        Turn::Go => return now,
                        Turn::TooFast(wait) | Turn::Standstill(wait) | Turn::TooLong(wait) => {
                            now += wait;
                        }
                    }
                }
            })
            .collect()
    }

    fn most_within(period: Duration, departures: &[Duration]) -> usize {
        let within = |&start: &Duration| {
            departures.iter().filter(|&&time| time >= start && time < start + period).count()
        };
        departures.iter().map(within).max().unwrap()
    }

    #[test]
    fn no_stretch_of_time_sees_more_than_the_limit() {
        for (kind, limit, period) in [
            (Kind::Message, 300, SECOND),
            (Kind::Media, 10, SECOND),
            (Kind::PrivateReply, 750, HOUR),
        ] {
            let times = departures(&mut Throttle::new(&Rates::default()), kind, 3 * limit);
            let most = most_within(period, &times);
            assert!(most <= limit && most > limit * 9 / 10, "{kind:?}: {most}");
        }
    }

    #[test]
    fn every_limit_works() {
        for limit in [1, 2, 9, 11, 40, 1_000_000, u32::MAX] {
            let mut throttle = Throttle::new(&Rates::default().messages_per_second(limit));
            let times = departures(&mut throttle, Kind::Message, 20);
            let most = most_within(SECOND, &times);
            assert!(most <= usize::try_from(limit).unwrap(), "{limit}: {most}");
        }
    }

    #[test]
    fn kinds_do_not_hold_each_other_up() {
        let mut throttle = Throttle::new(&Rates::default().media_per_second(1));
        assert_eq!(throttle.take(Kind::Media, SECOND), Turn::Go);
        assert!(matches!(throttle.take(Kind::Media, SECOND), Turn::TooFast(_)));
        assert_eq!(throttle.take(Kind::Message, SECOND), Turn::Go);
        assert_eq!(throttle.take(Kind::PrivateReply, SECOND), Turn::Go);
    }

    #[test]
    fn without_limits_all_go_at_once() {
        let times = departures(&mut Throttle::new(&Rates::UNLIMITED), Kind::Media, 1000);
        assert_eq!(times.last(), Some(&Duration::ZERO));
    }

    #[test]
    fn standstills_last_as_long_as_the_longest() {
        let mut throttle = Throttle::new(&Rates::UNLIMITED);
        let refusing = Usage { percent: 100, refusing_for: Some(19 * 60 * SECOND) };
        throttle.learn(refusing, SECOND);
        throttle.stand_still(SECOND, SECOND);
        for kind in [Kind::Message, Kind::Media, Kind::PrivateReply] {
            let left = Turn::Standstill((19 * 60 - 9) * SECOND);
            assert_eq!(throttle.take(kind, 10 * SECOND), left);
        }
        assert_eq!(throttle.take(Kind::Message, (19 * 60 + 1) * SECOND), Turn::Go);
        throttle.stand_still(Duration::MAX, SECOND);
        assert!(matches!(throttle.take(Kind::Message, HOUR), Turn::TooLong(_)));
    }

    #[test]
    fn patience_ends_when_a_standstill_lasts_longer() {
        let mut throttle = Throttle::new(&Rates::default().patience(10 * SECOND));
        throttle.stand_still(12 * SECOND, Duration::ZERO);
        assert_eq!(throttle.take(Kind::Call, SECOND), Turn::TooLong(11 * SECOND));
        assert_eq!(throttle.take(Kind::Call, 2 * SECOND), Turn::Standstill(10 * SECOND));
    }

    #[test]
    fn other_rates_leave_a_standstill_as_it_is() {
        let mut throttle = Throttle::new(&Rates::default());
        throttle.stand_still(10 * SECOND, Duration::ZERO);
        throttle.keep_to(&Rates::UNLIMITED);
        assert_eq!(throttle.take(Kind::Message, SECOND), Turn::Standstill(9 * SECOND));
        let times = departures(&mut throttle, Kind::Message, 1000);
        assert_eq!(times.last(), Some(&(10 * SECOND)));
    }

    #[test]
    fn the_fuller_the_slower() {
        let gaps = [0, 74, 75, 90, 99, 100, u64::MAX].map(gap);
        assert!(gaps.is_sorted(), "{gaps:?}");
        assert_eq!(gaps[1], Duration::ZERO);
        assert_eq!(gaps[2], FULL_SPEED_GAP);
        assert_eq!(gaps[4].as_millis(), 83);
        assert_eq!(gaps[6], SECOND);
    }

    #[test]
    fn an_account_slows_down_before_it_is_refused_and_recovers() {
        let usage = |percent| Usage { percent, refusing_for: None };
        let mut throttle = Throttle::new(&Rates::UNLIMITED);
        throttle.learn(usage(100), Duration::ZERO);
        assert_eq!(departures(&mut throttle, Kind::Message, 3), [0, 1, 2].map(|s| s * SECOND));
        throttle.learn(usage(50), 2 * SECOND);
        assert_eq!(throttle.take(Kind::Message, 2 * SECOND), Turn::Go);
    }

    #[test]
    fn an_old_report_is_forgotten() {
        let mut throttle = Throttle::new(&Rates::UNLIMITED);
        throttle.learn(Usage { percent: 100, refusing_for: None }, Duration::ZERO);
        let almost = REPORT_HOLDS / 60 * 59;
        assert_eq!(throttle.take(Kind::Message, almost), Turn::Go);
        assert!(matches!(throttle.take(Kind::Message, almost), Turn::TooFast(_)));
        assert_eq!(throttle.take(Kind::Message, REPORT_HOLDS), Turn::Go);
        assert_eq!(throttle.take(Kind::Message, REPORT_HOLDS), Turn::Go);
    }
}
