//! Times as the database has them: milliseconds since 1970.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub(crate) fn milliseconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => length(since),
        Err(before) => -length(before.duration()),
    }
}

/// What is longer than the database can count is for ever.
pub(crate) fn length(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

pub(crate) fn time(milliseconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_millis(milliseconds.unsigned_abs());
    if milliseconds < 0 {
        UNIX_EPOCH.checked_sub(distance)
    } else {
        UNIX_EPOCH.checked_add(distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for count in [0, 1, -1, 1_796_044_670_987, -62_135_596_800_000] {
            assert_eq!(time(count).map(milliseconds), Some(count));
        }
        // Whether the system has such times or not: nothing panics.
        for count in [i64::MIN, i64::MAX] {
            let _ = time(count).map(milliseconds);
        }
    }
}
