//! What is printed: a line for each thing measured, with both sides and their ratio.

use std::time::Duration;

/// The line above the others.
pub(crate) fn head(what: &str) {
    println!("{what:44}{:>10}{:>10}{:>9}", "sendapi", "serde", "ratio");
}

/// A line with times.
pub(crate) fn times(what: &str, times: [Duration; 2]) {
    row(what, times.map(|time| format!("{time:.2?}")), times.map(|time| time.as_secs_f64()));
}

/// A line with counts of instructions, in millions.
#[expect(clippy::cast_precision_loss, reason = "three digits of the ratio are printed")]
pub(crate) fn millions(what: &str, counts: [u64; 2]) {
    row(
        what,
        counts.map(|count| (count / 1_000_000).to_string()),
        counts.map(|count| count as f64),
    );
}

fn row(what: &str, [ours, theirs]: [String; 2], [our_size, their_size]: [f64; 2]) {
    println!("{what:44}{ours:>10}{theirs:>10}{:>9.3}", our_size / their_size);
}
