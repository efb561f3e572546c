//! Times as numbers, since 1970, in milliseconds and seconds; and as the platform writes them in lists.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi_core::platform::day::Day;
use serde::{Deserialize, Deserializer, Serializer};

/// Since 1970.
pub(crate) fn milliseconds(at: SystemTime) -> u64 {
    in_milliseconds(at.duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// Since 1970.
pub(crate) fn seconds(at: SystemTime) -> u64 {
    at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// As in `2026-11-29T08:00:00+0000`.
pub(crate) fn written(at: SystemTime) -> String {
    let second = seconds(at) % DAY;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}+0000", Day::of(at))
}

pub(crate) fn in_milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// In milliseconds, for `#[serde(with = "time")]`.
pub(crate) fn serialize<S: Serializer>(at: &SystemTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(milliseconds(*at))
}

/// The same back.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<SystemTime, D::Error> {
    let since = Duration::from_millis(u64::deserialize(deserializer)?);
    UNIX_EPOCH
        .checked_add(since)
        .ok_or_else(|| serde::de::Error::custom("a time beyond all clocks"))
}

const DAY: u64 = 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use super::written;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn a_time_is_written_as_the_platform_does() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00+0000"),
            (951_782_399, "2000-02-28T23:59:59+0000"),
            (951_782_400, "2000-02-29T00:00:00+0000"),
            (1_709_251_199, "2024-02-29T23:59:59+0000"),
            (1_735_689_599, "2024-12-31T23:59:59+0000"),
            (1_795_939_445, "2026-11-29T08:04:05+0000"),
            (4_107_542_400, "2100-03-01T00:00:00+0000"),
        ] {
            assert_eq!(written(UNIX_EPOCH + Duration::from_secs(seconds)), text);
        }
    }
}
