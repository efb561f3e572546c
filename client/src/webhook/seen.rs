//! A memory of what has come, to know what comes again.

use std::collections::{HashSet, VecDeque};
use std::hash::Hash;
use std::time::Duration;

use tokio::time::Instant;

use super::Identity;

/// Remembers so many for so long. The time comes in as an argument, and never runs backwards.
pub(super) struct Seen<T = Identity> {
    capacity: usize,
    keep: Duration,
    all: HashSet<T>,
    /// Oldest first.
    since: VecDeque<(Instant, T)>,
}

impl<T: Copy + Eq + Hash> Seen<T> {
    pub(super) fn new(capacity: usize, keep: Duration) -> Self {
        Self { capacity, keep, all: HashSet::new(), since: VecDeque::new() }
    }

    /// Whether nothing is remembered at all.
    pub(super) const fn is_off(&self) -> bool {
        self.capacity == 0
    }

    /// Whether it has come before, as far as is remembered.
    pub(super) fn knows(&mut self, it: T, now: Instant) -> bool {
        self.forget(now);
        self.all.contains(&it)
    }

    /// Remembers it from now on.
    pub(super) fn remember(&mut self, it: T, now: Instant) {
        if self.capacity > 0 && self.all.insert(it) {
            self.since.push_back((now, it));
            self.forget(now);
        }
    }

    fn forget(&mut self, now: Instant) {
        while let Some((since, it)) = self.since.front() {
            let old = now.saturating_duration_since(*since) >= self.keep;
            if !old && self.since.len() <= self.capacity {
                break;
            }
            self.all.remove(it);
            self.since.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn comes(seen: &mut Seen<u8>, mid: u8, now: Instant) -> bool {
        let before = seen.knows(mid, now);
        seen.remember(mid, now);
        before
    }

    #[test]
    fn what_comes_again_is_known_until_its_time_is_over() {
        let (mut seen, start) = (Seen::new(10, MINUTE), Instant::now());
        assert!(!comes(&mut seen, 1, start));
        assert!(comes(&mut seen, 1, start + MINUTE - Duration::from_nanos(1)));
        assert!(!comes(&mut seen, 1, start + MINUTE), "counted from the first time");
    }

    #[test]
    fn the_oldest_makes_room() {
        let (mut seen, now) = (Seen::new(2, MINUTE), Instant::now());
        for mid in [1, 2, 3] {
            assert!(!comes(&mut seen, mid, now));
        }
        assert!(comes(&mut seen, 2, now));
        assert!(!comes(&mut seen, 1, now));
    }

    #[test]
    fn without_room_nothing_is_remembered() {
        let (mut seen, now) = (Seen::new(0, MINUTE), Instant::now());
        assert!(!comes(&mut seen, 1, now));
        assert!(!comes(&mut seen, 1, now));
    }

    proptest! {
        /// Beside a memory without bounds: nothing new is taken for old, whatever is young and among the latest is
        /// known, and the memory never holds more than it may.
        #[test]
        fn it_is_right_within_its_bounds(
            capacity in 1..8_usize,
            steps in prop::collection::vec((0..12_u8, 0..40_u64), 0..200),
        ) {
            let mut now = Instant::now();
            let mut seen = Seen::new(capacity, MINUTE);
            let mut remembered: HashMap<u8, (Instant, usize)> = HashMap::new();
            let mut count = 0;
            for (mid, seconds) in steps {
                now += Duration::from_secs(seconds);
                let known = comes(&mut seen, mid, now);
                let expected = remembered.get(&mid).is_some_and(|&(since, number)| {
                    now - since < MINUTE && count - number <= capacity
                });
                prop_assert_eq!(known, expected);
                if !known {
                    remembered.insert(mid, (now, count));
                    count += 1;
                }
                prop_assert!(seen.since.len() <= capacity);
                prop_assert_eq!(seen.since.len(), seen.all.len());
            }
        }
    }
}
