//! Which workers live, and which of them an account is for.
//!
//! Nothing here waits, asks the database or a clock.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::protocol::{Lease, Seen};

/// The workers as this one has seen them.
#[derive(Debug, Default)]
pub(crate) struct Living {
    seen: HashMap<Arc<str>, Stands>,
    looked_at: Option<Duration>,
}

#[derive(Debug)]
struct Stands {
    round: i64,
    since: Duration,
}

/// What one look has shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Sight {
    pub(crate) living: BTreeSet<Arc<str>>,
    pub(crate) dead: Vec<Seen>,
}

impl Living {
    /// Who is at the same round for [`LEASE`] of our own time, while we could look, is dead. After a time in which nobody could
    /// look all begin anew: the database was away for them too.
    pub(crate) fn look(&mut self, workers: &[Seen], now: Duration) -> Sight {
        let was_away = self.looked_at.is_none_or(|at| now.saturating_sub(at) > LONGEST_GAP);
        self.looked_at = Some(now);
        self.seen.retain(|worker, _| workers.iter().any(|seen| seen.worker == *worker));
        let mut sight = Sight::default();
        for worker in workers {
            let fresh = Stands { round: worker.round, since: now };
            let stands = self.seen.entry(Arc::clone(&worker.worker)).or_insert(fresh);
            if was_away || stands.round != worker.round {
                *stands = Stands { round: worker.round, since: now };
            }
            if now.saturating_sub(stands.since) >= LEASE {
                sight.dead.push(worker.clone());
            } else {
                sight.living.insert(Arc::clone(&worker.worker));
            }
        }
        sight
    }
}

/// Whether an account is for another one of those who live.
pub(crate) fn is_anothers(lease: &Lease, me: &str, living: &BTreeSet<Arc<str>>) -> bool {
    let serve = lease.served_by.iter().filter(|worker| living.contains(*worker));
    owner(&lease.name, serve).is_some_and(|owner| **owner != *me)
}

/// Which of these an account is for: each worker says the same without asking the others, and when one comes or goes only
/// its own accounts move.
pub(crate) fn owner<'w>(
    account: &str,
    workers: impl Iterator<Item = &'w Arc<str>>,
) -> Option<&'w Arc<str>> {
    let weight = |worker: &str| -> [u8; 32] {
        Sha256::new().chain_update(worker).chain_update([0]).chain_update(account).finalize().into()
    };
    workers.max_by_key(|worker| weight(worker))
}

/// How often a worker shows that it lives.
pub(crate) const BEAT: Duration = Duration::from_secs(3);
/// For how long an account is a worker's that shows nothing.
pub(crate) const LEASE: Duration = Duration::from_secs(15);
/// Nothing is posted by the word of a round that is older: whoever takes over comes no earlier.
pub(crate) const FRESH: Duration = Duration::from_secs(12);
/// Longer than this between two looks, and nobody knows what happened between them.
const LONGEST_GAP: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn seen(worker: &str, round: i64) -> Seen {
        Seen { worker: worker.into(), round }
    }

    #[test]
    fn who_stands_still_is_dead_and_who_goes_on_is_not() {
        let mut living = Living::default();
        for second in 0..15 {
            let now = SECOND * (100 + second);
            let sight = living.look(&[seen("a", 7), seen("b", second.into())], now);
            assert_eq!((sight.dead.len(), sight.living.len()), (0, 2), "{second}");
        }
        let sight = living.look(&[seen("a", 7), seen("b", 15)], SECOND * 115);
        assert_eq!(sight.dead, [seen("a", 7)]);
        assert_eq!(sight.living, BTreeSet::from(["b".into()]));
    }

    #[test]
    fn nobody_is_dead_for_a_time_in_which_nobody_could_look() {
        let mut living = Living::default();
        living.look(&[seen("a", 7)], SECOND);
        assert!(living.look(&[seen("a", 7)], SECOND * 100).dead.is_empty());
        for second in 101..115 {
            assert!(living.look(&[seen("a", 7)], SECOND * second).dead.is_empty(), "{second}");
        }
        assert_eq!(living.look(&[seen("a", 7)], SECOND * 115).dead.len(), 1);
    }

    #[test]
    fn only_the_accounts_of_who_goes_move() {
        let workers: Vec<Arc<str>> = ["a", "b", "c"].map(Into::into).to_vec();
        let accounts: Vec<String> = (0..300).map(|id| format!("messenger:{id}")).collect();
        let of = |account: &str, most: usize| owner(account, workers.iter().take(most)).cloned();
        for account in &accounts {
            let (with, without) = (of(account, 3), of(account, 2));
            assert!(with == without || with.as_deref() == Some("c"), "{account}");
        }
        let moved = accounts.iter().filter(|account| of(account, 3).as_deref() == Some("c"));
        assert!((60..140).contains(&moved.count()));
        assert_eq!(of("x", 0), None);
    }
}
