//! A memory of what has come, to know what comes again.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::time::Duration;

use tokio::time::Instant;

/// Remembers so many for so long. The time comes in as an argument, and never runs backwards.
pub(super) struct Seen {
    capacity: usize,
    keep: Duration,
    marks: HashSet<Mark>,
    /// Oldest first.
    since: VecDeque<(Instant, Mark)>,
    /// Two, so that chance does not take one thing for another.
    hashers: [RandomState; 2],
}

/// What stands for something that was seen: 16 bytes, however long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Mark([u64; 2]);

impl Seen {
    pub(super) fn new(capacity: usize, keep: Duration) -> Self {
        let hashers = [RandomState::new(), RandomState::new()];
        Self { capacity, keep, marks: HashSet::new(), since: VecDeque::new(), hashers }
    }

    pub(super) fn mark(&self, identity: &impl Hash) -> Mark {
        Mark(self.hashers.each_ref().map(|hasher| hasher.hash_one(identity)))
    }

    /// Whether it has come before, as far as is remembered.
    pub(super) fn knows(&mut self, mark: Mark, now: Instant) -> bool {
        self.forget(now);
        self.marks.contains(&mark)
    }

    /// Remembers it from now on.
    pub(super) fn remember(&mut self, mark: Mark, now: Instant) {
        if self.capacity > 0 && self.marks.insert(mark) {
            self.since.push_back((now, mark));
            self.forget(now);
        }
    }

    fn forget(&mut self, now: Instant) {
        while let Some((since, mark)) = self.since.front() {
            let old = now.saturating_duration_since(*since) >= self.keep;
            if !old && self.since.len() <= self.capacity {
                break;
            }
            self.marks.remove(mark);
            self.since.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    fn comes(seen: &mut Seen, mid: u8, now: Instant) -> bool {
        let mark = seen.mark(&mid);
        let before = seen.knows(mark, now);
        seen.remember(mark, now);
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
                prop_assert_eq!(seen.since.len(), seen.marks.len());
            }
        }
    }
}
