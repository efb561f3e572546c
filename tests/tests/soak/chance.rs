//! Numbers that look like chance and are the same each time.

/// From these numbers, and from nothing else: whatever happens at once, and in which order.
pub(crate) fn chance<const COUNT: usize>(of: [u64; COUNT]) -> u64 {
    of.into_iter().fold(SEED, |state, number| mixed(state ^ number))
}

/// Whether something of this share happens.
pub(crate) fn happens(number: u64, in_a_thousand: u64) -> bool {
    number % 1000 < in_a_thousand
}

/// One of these.
pub(crate) fn one_of<T>(number: u64, choices: &[T]) -> Option<&T> {
    let count = u64::try_from(choices.len()).ok().filter(|count| *count > 0)?;
    choices.get(usize::try_from(number % count).ok()?)
}

/// `SplitMix64`: <https://prng.di.unimi.it/splitmix64.c>.
fn mixed(state: u64) -> u64 {
    let state = state.wrapping_add(SEED);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
