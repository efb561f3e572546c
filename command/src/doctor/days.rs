//! How long something lasts still, in words.

use std::time::Duration;

/// As one thinks of it: days, and hours on the last of them.
pub(super) fn left(time: Duration) -> String {
    let (days, hours) = (time.as_secs() / DAY, time.as_secs() / HOUR);
    match (days, hours) {
        (0, 0) => "less than an hour".to_owned(),
        (0, hours) => several(hours, "hour"),
        (days, _) => several(days, "day"),
    }
}

/// In how many days, counted by the calendar.
pub(super) fn within(days: u64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

fn several(count: u64, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

const HOUR: u64 = 60 * 60;
const DAY: u64 = 24 * HOUR;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_counted_in_hours() {
        let said = |seconds| left(Duration::from_secs(seconds));
        assert_eq!(said(0), "less than an hour");
        assert_eq!((said(HOUR), said(DAY - 1)), ("1 hour".to_owned(), "23 hours".to_owned()));
        assert_eq!((said(DAY), said(2 * DAY)), ("1 day".to_owned(), "2 days".to_owned()));
        assert_eq!([0, 1, 2].map(within), ["today", "tomorrow", "in 2 days"]);
    }
}
