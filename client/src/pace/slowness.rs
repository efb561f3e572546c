//! A gap between messages that the usage of the platform's limits asks for. Nothing here waits or asks
//! a clock.

use std::time::Duration;

/// How slow it is, and until when.
#[derive(Debug, Default)]
pub(super) struct Slowness {
    gap: Duration,
    /// A report holds for a while: what comes after the last message is not reported.
    until: Duration,
    last: Option<Duration>,
}

impl Slowness {
    /// So much of the limit is used.
    pub(super) fn learn(&mut self, percent: u64, now: Duration) {
        self.gap = gap(percent);
        self.until = now.saturating_add(REPORT_HOLDS);
    }

    pub(super) fn wait(&self, now: Duration) -> Duration {
        match self.last {
            Some(last) if now < self.until => last.saturating_add(self.gap).saturating_sub(now),
            _ => Duration::ZERO,
        }
    }

    pub(super) fn sent(&mut self, now: Duration) {
        self.last = Some(now);
    }
}

/// Longer and longer, until from 100 percent on single messages find out whether it is over.
fn gap(percent: u64) -> Duration {
    match percent {
        ..SLOW_FROM => Duration::ZERO,
        SLOW_FROM..100 => {
            let left = u32::try_from(100 - percent).unwrap_or(1);
            // 25 percent are left at `SLOW_FROM`, where the gap begins with that of full speed.
            FULL_SPEED_GAP * 25 / left
        }
        _ => GAP_WHEN_FULL,
    }
}

const SLOW_FROM: u64 = 75;
const FULL_SPEED_GAP: Duration = Duration::from_nanos(1_000_000_000 / 300);
const GAP_WHEN_FULL: Duration = Duration::from_secs(1);
const REPORT_HOLDS: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

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
    fn it_recovers_when_less_is_used() {
        let mut slowness = Slowness::default();
        slowness.learn(100, Duration::ZERO);
        assert_eq!(slowness.wait(Duration::ZERO), Duration::ZERO);
        slowness.sent(Duration::ZERO);
        assert_eq!(slowness.wait(Duration::ZERO), SECOND);
        slowness.learn(50, SECOND / 2);
        assert_eq!(slowness.wait(SECOND / 2), Duration::ZERO);
    }

    #[test]
    fn an_old_report_is_forgotten() {
        let mut slowness = Slowness::default();
        slowness.learn(100, Duration::ZERO);
        let almost = REPORT_HOLDS / 60 * 59;
        slowness.sent(almost);
        assert!(!slowness.wait(almost).is_zero());
        assert_eq!(slowness.wait(REPORT_HOLDS), Duration::ZERO);
    }
}
