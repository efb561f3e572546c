//! Whether the platform wants nothing for now, and how it is found out that this is over: a circuit
//! breaker with a single probe and exponential backoff. Nothing here waits or asks a clock.

use std::time::Duration;

use super::standstill::Because;

/// A standstill, or none.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Lasts beyond its end, until one message has gone and was not refused.
    still: Option<Still>,
    /// The exponent of the backoff: raised each time that it is refused again.
    level: u32,
    refused_at: Option<Duration>,
}

#[derive(Debug)]
struct Still {
    until: Duration,
    /// When one may find out whether a long one is over before its end.
    next_probe: Duration,
    is_probed: bool,
    because: Because,
}

/// What a standstill says to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Go,
    /// It goes alone, to find out whether it is over.
    Probe,
    /// Another finds out.
    Behind,
    Still(Duration),
    /// Longer than anybody wants to wait.
    TooLong(Duration),
}

/// A refusal for a rate.
#[derive(Clone, Debug)]
pub(super) struct Refused {
    /// How long to wait, if the answer says so.
    pub(super) told: Option<Duration>,
    /// Whether the refused request was the probe.
    pub(super) was_probe: bool,
    pub(super) because: Because,
}

impl Standing {
    pub(super) fn says(&self, patience: Duration, now: Duration) -> Says {
        let Some(still) = &self.still else { return Says::Go };
        let left = still.until.saturating_sub(now);
        let is_long = left > patience;
        if still.because == Because::Paused {
            // What a program asked for is over when it is over, and not before.
            return match left.is_zero() {
                true => Says::Go,
                false if is_long => Says::TooLong(left),
                false => Says::Still(left),
            };
        }
        match still.is_probed {
            true if is_long => Says::TooLong(left),
            true => Says::Behind,
            false if left.is_zero() || (is_long && now >= still.next_probe) => Says::Probe,
            false if is_long => Says::TooLong(left),
            false => Says::Still(left),
        }
    }

    /// One goes to find out.
    pub(super) fn probe(&mut self) {
        if let Some(still) = &mut self.still {
            still.is_probed = true;
        }
    }

    /// What went to find out was taken, or refused for something else than the rate. It says nothing about
    /// a standstill that began since.
    pub(super) fn passed(&mut self) {
        self.still.take_if(|still| still.is_probed);
    }

    /// Nobody knows; another is to find out.
    pub(super) fn found_out_nothing(&mut self) {
        if let Some(still) = &mut self.still {
            still.is_probed = false;
        }
    }

    pub(super) fn refuse(&mut self, refused: Refused, now: Duration) {
        let Refused { told, was_probe, because } = refused;
        if self.still.as_ref().is_some_and(|still| still.holds(now)) && !was_probe {
            // It left before the others had been refused, and tells nothing that doubles.
            return self.lengthen(told.unwrap_or_default(), because, now);
        }
        let lately = self.refused_at.is_some_and(|at| now.saturating_sub(at) < CALM);
        self.level = if was_probe || lately { self.level.saturating_add(1) } else { 0 };
        self.refused_at = Some(now);
        self.stand_still(told.unwrap_or_default().max(own(self.level)), because, now);
    }

    /// Stands still for so long, and no longer.
    fn stand_still(&mut self, time: Duration, because: Because, now: Duration) {
        self.still = Some(Still {
            until: now.saturating_add(time.min(LONGEST)),
            next_probe: now.saturating_add(PROBED_EVERY),
            is_probed: false,
            because,
        });
    }

    /// Stands still for as long as a program wants, at least.
    pub(super) fn pause(&mut self, time: Duration, now: Duration) {
        let until = now.saturating_add(time.min(LONGEST));
        if self.still.as_ref().is_none_or(|still| still.until < until) {
            self.stand_still(time, Because::Paused, now);
        }
    }

    /// It is over at once, without anybody finding out.
    pub(super) fn lift(&mut self) {
        *self = Self::default();
    }

    /// How much of it is left and why, if it stands still.
    pub(super) fn left(&self, now: Duration) -> Option<(Duration, &Because)> {
        let Still { until, because, .. } = self.still.as_ref().filter(|still| still.holds(now))?;
        Some((until.saturating_sub(now), because))
    }

    /// Whether nothing is left of what was refused.
    pub(super) fn is_calm(&self, now: Duration) -> bool {
        self.still.as_ref().is_none_or(|still| !still.holds(now))
            && self.refused_at.is_none_or(|at| now.saturating_sub(at) >= CALM)
    }

    fn lengthen(&mut self, time: Duration, because: Because, now: Duration) {
        let until = now.saturating_add(time.min(LONGEST));
        if let Some(still) = self.still.as_mut().filter(|still| still.until < until) {
            // A probe under way left before that, and proves nothing about it.
            (still.until, still.because, still.is_probed) = (until, because, false);
        }
    }
}

impl Still {
    /// Whether it goes on: a pause ends with its time, anything else when somebody has found out.
    fn holds(&self, now: Duration) -> bool {
        self.because != Because::Paused || self.until > now
    }
}

/// The backoff where the answer does not say how long.
fn own(level: u32) -> Duration {
    FIRST.saturating_mul(2_u32.saturating_pow(level)).min(LONGEST_OF_OUR_OWN)
}

const FIRST: Duration = Duration::from_secs(1);
const LONGEST_OF_OUR_OWN: Duration = Duration::from_secs(5 * 60);
/// A cap on what an answer says. The longest that the platform is known to ask for is an hour.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
const PROBED_EVERY: Duration = Duration::from_secs(60 * 60);
/// Refused again within this time, a standstill is twice as long as the last.
const CALM: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const HOUR: Duration = Duration::from_secs(60 * 60);
    const DAY_BUT_A_SECOND: Duration = Duration::from_secs(24 * 60 * 60 - 1);

    fn refused(told: Option<Duration>, was_probe: bool) -> Refused {
        Refused { told, was_probe, because: Because::Usage }
    }

    #[test]
    fn without_a_word_it_doubles_with_each_probe_that_is_refused() {
        let (mut standing, mut now) = (Standing::default(), Duration::ZERO);
        standing.refuse(refused(None, false), now);
        for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
            assert_eq!(standing.says(HOUR, now), Says::Still(seconds * SECOND));
            now += seconds * SECOND;
            assert_eq!(standing.says(HOUR, now), Says::Probe);
            standing.probe();
            assert_eq!(standing.says(HOUR, now), Says::Behind);
            standing.refuse(refused(None, true), now);
        }
    }

    #[test]
    fn those_who_left_before_double_nothing() {
        let mut standing = Standing::default();
        for _ in 0..100 {
            standing.refuse(refused(None, false), SECOND);
        }
        assert_eq!(standing.says(HOUR, SECOND), Says::Still(SECOND));
        standing.refuse(refused(Some(9 * SECOND), false), SECOND);
        standing.refuse(refused(Some(SECOND), false), SECOND);
        assert_eq!(standing.says(HOUR, SECOND), Says::Still(9 * SECOND));
    }

    #[test]
    fn a_probe_that_passes_ends_it_and_one_that_is_lost_lets_another_go() {
        let mut standing = Standing::default();
        standing.refuse(refused(Some(SECOND), false), Duration::ZERO);
        standing.probe();
        standing.found_out_nothing();
        assert_eq!(standing.says(HOUR, SECOND), Says::Probe);
        standing.probe();
        standing.passed();
        assert_eq!(standing.says(HOUR, SECOND), Says::Go);
    }

    #[test]
    fn refused_again_within_a_minute_it_is_longer_and_later_it_is_not() {
        let mut standing = Standing::default();
        for (at, seconds) in [(0, 1), (2, 2), (6, 4), (200, 1)] {
            standing.refuse(refused(None, false), at * SECOND);
            assert_eq!(standing.says(HOUR, at * SECOND), Says::Still(seconds * SECOND), "{at}");
            standing.probe();
            standing.passed();
        }
        assert!(!standing.is_calm(201 * SECOND) && standing.is_calm(260 * SECOND));
    }

    #[test]
    fn what_an_answer_says_holds_up_to_a_day_and_probed_each_hour() {
        let mut standing = Standing::default();
        standing.refuse(refused(Some(Duration::MAX), false), Duration::ZERO);
        assert_eq!(standing.says(HOUR, SECOND), Says::TooLong(DAY_BUT_A_SECOND));
        assert_eq!(standing.says(25 * HOUR, SECOND), Says::Still(DAY_BUT_A_SECOND));
        assert_eq!(standing.says(HOUR, HOUR), Says::Probe);
        standing.probe();
        assert_eq!(standing.says(HOUR, HOUR), Says::TooLong(23 * HOUR));
        standing.refuse(refused(Some(Duration::MAX), true), HOUR);
        assert!(matches!(standing.says(HOUR, HOUR + SECOND), Says::TooLong(_)));
        standing.lift();
        assert_eq!(standing.says(HOUR, HOUR + SECOND), Says::Go);
    }

    #[test]
    fn a_probe_says_nothing_about_what_began_since() {
        let mut standing = Standing::default();
        standing.refuse(refused(None, false), Duration::ZERO);
        standing.probe();
        standing.pause(9 * SECOND, SECOND);
        standing.passed();
        assert_eq!(standing.says(HOUR, SECOND), Says::Still(9 * SECOND));
        let mut standing = Standing::default();
        standing.refuse(refused(None, false), Duration::ZERO);
        standing.probe();
        standing.refuse(refused(Some(9 * SECOND), false), SECOND);
        standing.passed();
        assert_eq!(standing.says(HOUR, SECOND), Says::Still(9 * SECOND));
    }

    #[test]
    fn a_pause_holds_as_long_as_it_was_to_and_shortens_nothing() {
        let mut standing = Standing::default();
        standing.pause(10 * HOUR, Duration::ZERO);
        assert_eq!(standing.says(HOUR, 2 * HOUR), Says::TooLong(8 * HOUR));
        assert_eq!(standing.says(HOUR, 10 * HOUR), Says::Go);
        assert!(standing.left(10 * HOUR).is_none() && standing.is_calm(10 * HOUR));
        standing.refuse(refused(Some(90 * SECOND), false), 11 * HOUR);
        standing.pause(SECOND, 11 * HOUR);
        assert_eq!(standing.says(HOUR, 11 * HOUR), Says::Still(90 * SECOND));
    }
}
