//! Ids that the platform would give out.

use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// Gives out ids that never repeat, other ones in every simulator.
#[derive(Debug)]
pub(crate) struct Ids {
    seed: u64,
    given: AtomicU64,
}

impl Ids {
    pub(crate) fn new() -> Self {
        Self { seed: RandomState::new().hash_one(0), given: AtomicU64::new(0) }
    }

    pub(crate) fn message(&self) -> String {
        let number = self.next();
        format!("m_{number:016x}{:016x}", mixed(number))
    }

    pub(crate) fn attachment(&self) -> String {
        sixteen_digits(self.next())
    }

    /// That of a persona, a label or a template.
    pub(crate) fn object(&self) -> String {
        sixteen_digits(self.next())
    }

    pub(crate) fn call(&self) -> String {
        format!("c_{:016x}", self.next())
    }

    pub(crate) fn trace(&self) -> String {
        format!("A{:016x}", self.next())
    }

    /// The person behind a comment, a post or a token: the same one each time.
    pub(crate) fn person(identifier: &str) -> String {
        let mut hasher = DefaultHasher::new();
        identifier.hash(&mut hasher);
        sixteen_digits(hasher.finish())
    }

    fn next(&self) -> u64 {
        mixed(self.seed.wrapping_add(self.given.fetch_add(1, Ordering::Relaxed)))
    }
}

/// `SplitMix64`: one to one, so numbers that differ stay different.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

fn sixteen_digits(number: u64) -> String {
    (1_000_000_000_000_000 + number % 9_000_000_000_000_000).to_string()
}

#[cfg(test)]
mod tests {
    use super::Ids;
    use std::collections::BTreeSet;

    #[test]
    fn ids_never_repeat() {
        let ids = Ids::new();
        let seen: BTreeSet<_> = (0..10_000).map(|_| ids.message()).collect();
        assert_eq!(seen.len(), 10_000);
    }

    #[test]
    fn the_same_comment_is_the_same_person() {
        assert_eq!(Ids::person("101_202"), Ids::person("101_202"));
        assert_ne!(Ids::person("101_202"), Ids::person("101_203"));
        assert_eq!(Ids::person("").len(), 16);
    }
}
