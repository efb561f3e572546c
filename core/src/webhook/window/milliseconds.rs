//! Points in time as milliseconds since 1970, as webhooks and databases have them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The point in time; what lies beyond the system's clock is 1970.
pub(super) fn read(milliseconds: i64) -> SystemTime {
    let distance = Duration::from_millis(milliseconds.unsigned_abs());
    let at = if milliseconds < 0 {
        UNIX_EPOCH.checked_sub(distance)
    } else {
        UNIX_EPOCH.checked_add(distance)
    };
    at.unwrap_or(UNIX_EPOCH)
}

/// Its milliseconds; a begun one counts from its beginning.
pub(super) fn write(at: SystemTime) -> i64 {
    match at.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => {
            let until = before.duration();
            let whole = i64::try_from(until.as_millis()).unwrap_or(i64::MAX);
            let begun = i64::from(until.subsec_nanos() % NANOS_IN_A_MILLISECOND > 0);
            whole.saturating_add(begun).saturating_neg()
        }
    }
}

const NANOS_IN_A_MILLISECOND: u32 = 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for milliseconds in [0, 1, -1, 999, -999, 1_763_800_000_123, -1_763_800_000_123] {
            assert_eq!(write(read(milliseconds)), milliseconds);
        }
    }

    #[test]
    fn what_is_begun_counts_from_its_beginning() {
        let nanosecond = Duration::from_nanos(1);
        assert_eq!(write(UNIX_EPOCH + nanosecond), 0);
        assert_eq!(write(UNIX_EPOCH - nanosecond), -1);
        assert_eq!(write(UNIX_EPOCH - Duration::from_millis(1)), -1);
    }

    #[test]
    fn no_number_is_too_large() {
        for milliseconds in [i64::MAX, i64::MIN] {
            let _ = write(read(milliseconds));
        }
    }
}
