//! Times as numbers: since 1970, in milliseconds and seconds.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serializer};

/// Since 1970.
pub(crate) fn milliseconds(at: SystemTime) -> u64 {
    in_milliseconds(at.duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// Since 1970.
pub(crate) fn seconds(at: SystemTime) -> u64 {
    at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
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
