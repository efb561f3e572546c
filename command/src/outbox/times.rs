//! Times, as people and programs read them.

use std::time::{Duration, SystemTime};

/// As `2026-12-01T09:00:00Z`.
pub(super) fn time(time: SystemTime) -> String {
    let has_a_name = time.duration_since(SystemTime::UNIX_EPOCH).is_ok_and(|since| since < END);
    if has_a_name {
        humantime::format_rfc3339_seconds(time).to_string()
    } else {
        "never".to_owned()
    }
}

/// With how far away that is.
pub(super) fn both(at: SystemTime) -> String {
    format!("{}, {}", time(at), away(at))
}

/// As `12m ago`, or `in 2days`.
pub(super) fn away(at: SystemTime) -> String {
    match at.elapsed() {
        Ok(since) => format!("{} ago", length(since)),
        Err(error) => format!("in {}", length(error.duration())),
    }
}

/// The two largest units of it, of which nobody wants the rest.
pub(super) fn length(time: Duration) -> String {
    let whole = humantime::format_duration(Duration::from_secs(time.as_secs())).to_string();
    whole.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

/// 10000-01-01T00:00:00Z, whose year has more digits than there is room for.
const END: Duration = Duration::from_secs(253_402_300_800);
