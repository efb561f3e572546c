//! At most so many in any stretch of time. Nothing here waits or asks a clock: the time, counted from
//! any start, comes in as an argument.

use std::collections::VecDeque;
use std::time::Duration;

use super::rates::{Priority, Rate};

/// Counts what goes, and says when more may.
///
/// Two things together: a window, so that no stretch of the period sees more than the limit, however
/// many go at once; and a pace for what goes one by one, of which a tenth may go at once and the rest
/// evenly. Broadcasts leave a tenth of the window to answers, and pace themselves apart from them.
#[derive(Debug)]
pub(super) struct Limiter {
    rate: Rate,
    /// Whether it says no; it counts in any case.
    is_on: bool,
    /// Oldest first.
    slots: VecDeque<Slot>,
    used: u64,
    answers: Pace,
    broadcasts: Pace,
}

/// What went in one small part of the period.
#[derive(Debug)]
struct Slot {
    number: u128,
    count: u64,
}

impl Limiter {
    pub(super) fn new(rate: Rate) -> Self {
        let (answers, broadcasts) = (Pace::default(), Pace::default());
        Self { rate, is_on: true, slots: VecDeque::new(), used: 0, answers, broadcasts }
    }

    /// Keeps to another limit from now on, or to none. What went before counts, also when there is a
    /// limit again.
    pub(super) fn keep_to(&mut self, rate: Option<Rate>) {
        self.is_on = rate.is_some();
        self.rate = rate.unwrap_or(self.rate);
    }

    /// How many may go at once at most.
    pub(super) fn most_at_once(rate: Rate, priority: Priority) -> u64 {
        let limit = u64::from(rate.limit.get());
        match priority {
            Priority::Answer => limit,
            Priority::Broadcast => limit - limit / 10,
        }
    }

    /// How many of those that go one by one may do so without a wait between them.
    pub(super) fn at_once(rate: Rate) -> u32 {
        at_once(rate)
    }

    /// How long until so many may go together; zero if they may go now.
    pub(super) fn wait(&mut self, count: u64, priority: Priority, now: Duration) -> Duration {
        let rate = self.rate;
        let pace = if self.is_on { self.pace(priority).wait(rate, now) } else { Duration::ZERO };
        pace.max(self.wait_to_join(count, priority, now))
    }

    /// The same for those who go along with one that goes: only the window counts.
    pub(super) fn wait_to_join(
        &mut self,
        count: u64,
        priority: Priority,
        now: Duration,
    ) -> Duration {
        self.forget(now);
        if !self.is_on {
            return Duration::ZERO;
        }
        let room = Self::most_at_once(self.rate, priority);
        self.wait_for_room(room.saturating_sub(count), now)
    }

    /// So many go now.
    pub(super) fn count(&mut self, count: u64, priority: Priority, now: Duration) {
        self.count_earlier(count, now);
        let rate = self.rate;
        self.pace(priority).count(rate, count, now);
    }

    /// So many went then, at another's pace. What went before others that were counted counts as long as they do.
    pub(super) fn count_earlier(&mut self, count: u64, when: Duration) {
        let number = self.slot_at(when);
        match self.slots.back_mut() {
            Some(slot) if slot.number >= number => slot.count = slot.count.saturating_add(count),
            _ => self.slots.push_back(Slot { number, count }),
        }
        self.used = self.used.saturating_add(count);
    }

    /// Whether nothing that went still counts.
    pub(super) fn is_empty(&mut self, now: Duration) -> bool {
        self.forget(now);
        self.used == 0
    }

    /// Until no more than `left` are within the window.
    fn wait_for_room(&self, left: u64, now: Duration) -> Duration {
        let mut used = self.used;
        let mut wait = Duration::ZERO;
        for slot in &self.slots {
            if used <= left {
                break;
            }
            used -= slot.count;
            wait = self.end_of(slot).saturating_sub(now);
        }
        wait
    }

    fn forget(&mut self, now: Duration) {
        while self.slots.front().is_some_and(|slot| self.end_of(slot) <= now) {
            self.used -= self.slots.pop_front().map_or(0, |slot| slot.count);
        }
    }

    /// When it counts no more, as if all of it had gone at the slot's end.
    fn end_of(&self, slot: &Slot) -> Duration {
        let end = self.width().saturating_mul(slot.number.saturating_add(1));
        nanoseconds(end).saturating_add(self.rate.period)
    }

    fn slot_at(&self, now: Duration) -> u128 {
        now.as_nanos() / self.width()
    }

    fn width(&self) -> u128 {
        (self.rate.period.as_nanos() / SLOTS).max(1)
    }

    fn pace(&mut self, priority: Priority) -> &mut Pace {
        match priority {
            Priority::Answer => &mut self.answers,
            Priority::Broadcast => &mut self.broadcasts,
        }
    }
}

/// The generic cell rate algorithm: a tenth at once, the rest of the limit spread over the period.
#[derive(Debug, Default)]
struct Pace {
    /// When the next would go if all went evenly.
    due: Duration,
}

impl Pace {
    fn wait(&self, rate: Rate, now: Duration) -> Duration {
        let ahead = interval(rate).saturating_mul(at_once(rate) - 1);
        // A limit that was raised lets nobody pay for the old one.
        let due = self.due.min(now.saturating_add(rate.period));
        due.saturating_sub(ahead).saturating_sub(now)
    }

    fn count(&mut self, rate: Rate, count: u64, now: Duration) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let spent = interval(rate).saturating_mul(count);
        self.due = self.due.min(now.saturating_add(rate.period)).max(now).saturating_add(spent);
    }
}

fn at_once(rate: Rate) -> u32 {
    (rate.limit.get() / 10).max(1)
}

fn interval(rate: Rate) -> Duration {
    rate.period / (rate.limit.get() - at_once(rate)).max(1)
}

fn nanoseconds(count: u128) -> Duration {
    Duration::from_nanos(u64::try_from(count).unwrap_or(u64::MAX))
}

/// Into so many parts a period is cut. What went in one counts until all of it is over, so that a
/// fiftieth of the time is given away and never more than the limit goes.
const SLOTS: u128 = 50;

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use proptest::prelude::*;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn rate(limit: u32, period: Duration) -> Rate {
        Rate { limit: NonZeroU32::new(limit).unwrap(), period }
    }

    /// When messages go that are all there from the start on.
    fn departures(limiter: &mut Limiter, priority: Priority, count: usize) -> Vec<Duration> {
        let mut now = Duration::ZERO;
        (0..count)
            .map(|_| {
                loop {
                    let wait = limiter.wait(1, priority, now);
                    if wait.is_zero() {
                        limiter.count(1, priority, now);
                        return now;
                    }
                    now += wait;
                }
            })
            .collect()
    }

    fn most_within(period: Duration, departures: &[(Duration, u64)]) -> u64 {
        let within = |start: Duration| {
            let those = departures.iter().filter(|(at, _)| *at >= start && *at < start + period);
            those.map(|(_, count)| count).sum()
        };
        departures.iter().map(|(at, _)| within(*at)).max().unwrap_or_default()
    }

    #[test]
    fn a_tenth_goes_at_once_and_the_rest_evenly() {
        for (limit, period) in [(300, SECOND), (10, SECOND), (750, HOUR)] {
            let times = departures(
                &mut Limiter::new(rate(limit, period)),
                Priority::Answer,
                3 * limit as usize,
            );
            let at_once = times.iter().filter(|time| time.is_zero()).count();
            assert_eq!(at_once, limit as usize / 10, "{limit}");
            let counted: Vec<_> = times.iter().map(|time| (*time, 1)).collect();
            let most = most_within(period, &counted);
            assert!(most <= limit.into() && most > u64::from(limit) * 85 / 100, "{limit}: {most}");
        }
    }

    #[test]
    fn every_limit_works() {
        for limit in [1, 2, 9, 11, 40, 1_000_000, u32::MAX] {
            let times = departures(&mut Limiter::new(rate(limit, SECOND)), Priority::Broadcast, 20);
            let counted: Vec<_> = times.iter().map(|time| (*time, 1)).collect();
            assert!(most_within(SECOND, &counted) <= limit.into(), "{limit}");
        }
    }

    #[test]
    fn a_broadcast_leaves_room_for_answers_at_once() {
        let mut limiter = Limiter::new(rate(300, SECOND));
        let mut now = Duration::ZERO;
        while now < 5 * SECOND {
            let wait = limiter.wait(1, Priority::Broadcast, now);
            if wait.is_zero() {
                limiter.count(1, Priority::Broadcast, now);
            }
            now += wait;
        }
        assert_eq!(limiter.wait(1, Priority::Answer, now), Duration::ZERO);
        limiter.count(20, Priority::Answer, now);
        assert_eq!(limiter.wait(9, Priority::Answer, now), Duration::ZERO);
    }

    #[test]
    fn many_at_once_count_each() {
        let mut limiter = Limiter::new(rate(20, SECOND));
        assert_eq!(Limiter::most_at_once(rate(20, SECOND), Priority::Broadcast), 18);
        limiter.count(18, Priority::Broadcast, Duration::ZERO);
        assert!(limiter.wait(1, Priority::Broadcast, Duration::ZERO) > SECOND / 2);
        assert_eq!(limiter.wait(2, Priority::Answer, Duration::ZERO), Duration::ZERO);
        assert!(limiter.wait(3, Priority::Answer, Duration::ZERO) >= SECOND);
    }

    #[test]
    fn another_limit_remembers_what_went() {
        let mut limiter = Limiter::new(rate(5, SECOND));
        let first = departures(&mut limiter, Priority::Answer, 5);
        let now = *first.last().unwrap();
        limiter.keep_to(None);
        assert!(limiter.wait(9, Priority::Answer, now).is_zero());
        limiter.keep_to(Some(rate(6, SECOND)));
        limiter.count(1, Priority::Answer, now);
        assert!(!limiter.wait(1, Priority::Answer, now).is_zero());
        assert!(!limiter.is_empty(now) && limiter.is_empty(now + 2 * SECOND));
    }

    proptest! {
        /// Whatever comes, alone or many at once, of either priority, under limits that change: no
        /// stretch of the period sees more than the largest of the limits.
        #[test]
        fn no_stretch_sees_more_than_the_limit(
            limits in prop::collection::vec(1_u32..400, 1..4),
            steps in prop::collection::vec((0..400_u64, 1..60_u64, any::<bool>()), 1..150),
        ) {
            let largest = *limits.iter().max().unwrap();
            let mut limiter = Limiter::new(rate(limits[0], SECOND));
            let (mut now, mut gone) = (Duration::ZERO, Vec::new());
            for (number, (pause, count, is_answer)) in steps.into_iter().enumerate() {
                limiter.keep_to(Some(rate(limits[number % limits.len()], SECOND)));
                now += Duration::from_millis(pause);
                let priority = if is_answer { Priority::Answer } else { Priority::Broadcast };
                let count = count.min(Limiter::most_at_once(limiter.rate, priority));
                let wait = limiter.wait(count, priority, now);
                prop_assert!(wait <= 2 * SECOND + SECOND / 10, "{wait:?}");
                if wait.is_zero() {
                    limiter.count(count, priority, now);
                    gone.push((now, count));
                }
            }
            prop_assert!(most_within(SECOND, &gone) <= largest.into());
        }
    }
}
