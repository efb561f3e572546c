//! The simulator's time: the real one, moved forward at will.

use std::time::{Duration, SystemTime};

use tokio::sync::watch;
use tokio::time::timeout;

use crate::feed::{Feed, News};

/// What time it is for a simulator: the real time, and as much later as it was told. Cheap to clone; the
/// clones are the same clock.
///
/// Windows, uploaded files, timestamps of webhooks and the later attempts to deliver them go by it. The
/// five minutes of an `appsecret_proof` do not: the program that signed it has the real time.
///
/// A bot that is a program of its own has a clock of its own, which this one does not move:
/// [what it can do](crate#a-bot-in-another-process).
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), sendapi_simulator::StartError> {
/// use std::time::Duration;
///
/// use sendapi_simulator::Simulator;
///
/// let simulator = Simulator::start().await?;
/// simulator.clock().advance(Duration::from_secs(24 * 60 * 60));
/// assert_eq!(simulator.clock().ahead(), Duration::from_secs(24 * 60 * 60));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Clock {
    ahead: watch::Sender<Duration>,
    feed: Feed,
}

impl Clock {
    /// Now, in the simulator.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        let now = SystemTime::now();
        now.checked_add(self.ahead()).unwrap_or(now)
    }

    /// Moves the time forward, and never back. What was to happen meanwhile happens at once.
    ///
    /// It is never more than a thousand years ahead, where the clocks of some systems end.
    pub fn advance(&self, by: Duration) {
        self.ahead.send_modify(|ahead| *ahead = ahead.saturating_add(by).min(FURTHEST));
        self.feed.tell(News::Clock);
    }

    /// How far it is ahead of the real time.
    #[must_use]
    pub fn ahead(&self) -> Duration {
        *self.ahead.borrow()
    }

    /// One that tells when it is moved.
    pub(crate) fn telling(feed: Feed) -> Self {
        Self { feed, ..Self::default() }
    }

    /// Waits until it is so late, by itself or because it was told.
    pub(crate) async fn reaches(&self, time: SystemTime) {
        // Before the look, so that a move after it is noticed.
        let mut ahead = self.ahead.subscribe();
        while let Ok(left) = time.duration_since(self.now())
            && !left.is_zero()
        {
            // Both ends of the wait lead to another look.
            let _ = timeout(left, ahead.changed()).await;
        }
    }
}

const FURTHEST: Duration = Duration::from_secs(1000 * 365 * 24 * 60 * 60);

#[cfg(test)]
mod tests {
    use super::{Clock, FURTHEST};
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_clone_is_the_same_clock() {
        let clock = Clock::default();
        clock.clone().advance(Duration::from_secs(5 * 60));
        assert!(clock.now() >= SystemTime::now() + Duration::from_secs(299));
    }

    #[test]
    fn no_advance_leads_beyond_the_last_day() {
        let clock = Clock::default();
        clock.advance(Duration::MAX);
        clock.advance(Duration::MAX);
        assert_eq!(clock.ahead(), FURTHEST);
        assert!(clock.now() > SystemTime::now());
    }
}
