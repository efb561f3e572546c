//! How many tries a client has left beside the first ones.

use std::sync::atomic::{AtomicU32, Ordering};

/// Retries of all messages and calls of a client together.
///
/// Each costs one of what there is; one that succeeds gives it back, and so does each tenth success of
/// a first try. So an outage is met with few requests more than there are messages, however many wait.
pub(crate) struct Budget {
    /// In tenths of a retry, since a first try gives back a tenth and there are no atomic fractions.
    tenths: AtomicU32,
    most: u32,
}

impl Budget {
    pub(crate) fn of(retries: u32) -> Self {
        let most = retries.saturating_mul(RETRY);
        Self { tenths: AtomicU32::new(most), most }
    }

    /// Whether there is one left, which is spent then.
    pub(crate) fn spend(&self) -> bool {
        let spent = |left: u32| left.checked_sub(RETRY);
        self.tenths.fetch_update(Ordering::AcqRel, Ordering::Acquire, spent).is_ok()
    }

    /// Something succeeded, be it at the first try or later.
    pub(crate) fn succeeded(&self, is_retry: bool) {
        let gained = if is_retry { RETRY } else { FIRST_TRY };
        let more =
            |left: u32| (left < self.most).then(|| left.saturating_add(gained).min(self.most));
        // There is nothing to do where it is full already.
        let _ = self.tenths.fetch_update(Ordering::AcqRel, Ordering::Acquire, more);
    }
}

const RETRY: u32 = 10;
const FIRST_TRY: u32 = 1;

#[cfg(test)]
mod tests {
    use super::*;

    fn spent(budget: &Budget) -> usize {
        (0..1000).filter(|_| budget.spend()).count()
    }

    #[test]
    fn it_ends_and_successes_fill_it_again_up_to_the_brim() {
        let budget = Budget::of(5);
        assert_eq!(spent(&budget), 5);
        budget.succeeded(true);
        assert_eq!(spent(&budget), 1);
        (0..9).for_each(|_| budget.succeeded(false));
        assert_eq!(spent(&budget), 0);
        budget.succeeded(false);
        assert_eq!(spent(&budget), 1);
        (0..1000).for_each(|_| budget.succeeded(true));
        assert_eq!(spent(&budget), 5);
    }

    #[test]
    fn nothing_is_nothing_and_the_most_is_a_lot() {
        assert!(!Budget::of(0).spend());
        let budget = Budget::of(0);
        budget.succeeded(true);
        assert!(!budget.spend());
        assert!(Budget::of(u32::MAX).spend());
    }
}
