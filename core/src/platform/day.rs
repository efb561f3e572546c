//! A day of the calendar.

use std::error::Error as StdError;
use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::told::Written;

/// A day of the calendar by UTC, from 1970 on: what the platform's dates are.
///
/// # Example
///
/// ```
/// use sendapi_core::platform::day::Day;
///
/// let announced: Day = "2026-11-30".parse()?;
/// assert_eq!(announced.later(60).to_string(), "2027-01-29");
/// assert_eq!(announced.until("2027-01-21".parse()?), 52);
/// assert!("2026-02-29".parse::<Day>().is_err());
/// # Ok::<(), sendapi_core::platform::day::NotADay>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    since_1970: u64,
}

impl Day {
    /// The day of a point in time; the first of 1970 for all that is before it.
    #[must_use]
    pub fn of(time: SystemTime) -> Self {
        let seconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Self { since_1970: seconds / SECONDS_A_DAY }
    }

    /// The day so many days after this one.
    #[must_use]
    pub const fn later(self, days: u64) -> Self {
        Self { since_1970: self.since_1970.saturating_add(days) }
    }

    /// How many days it is until another; 0 if that is this one, or past.
    #[must_use]
    pub const fn until(self, other: Self) -> u64 {
        other.since_1970.saturating_sub(self.since_1970)
    }

    /// A day that the calendar has.
    pub(crate) const fn on(year: u64, month: u64, day: u64) -> Self {
        // A year begins with March here, so that the day that only some years have is its last.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leaps = year / 4 - year / 100 + year / 400;
        let days = year * 365 + leaps + days_before(month) + day - 1;
        Self { since_1970: days - TO_MARCH_OF_0 }
    }

    /// Year, month and day of the month.
    fn written(self) -> (u64, u64, u64) {
        let days = self.since_1970 + TO_MARCH_OF_0;
        let (centuries, days) = (days / DAYS_OF_400_YEARS, days % DAYS_OF_400_YEARS);
        let years = (days - days / 1_460 + days / 36_524 - days / 146_096) / 365;
        let day_of_year = days - (365 * years + years / 4 - years / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - days_before(month) + 1;
        let year = centuries * 400 + years;
        if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.written();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads a day as [`Display`](fmt::Display) writes it.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let not_a_day = || NotADay { text: text.to_owned() };
        let (year, month, day) = numbers(text).ok_or_else(not_a_day)?;
        if year < 1970 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return Err(not_a_day());
        }
        // One that the calendar has not, such as the 31st of April, is another when it is written again.
        let read = Self::on(year, month, day);
        if read.written() == (year, month, day) { Ok(read) } else { Err(not_a_day()) }
    }
}

/// Text that is no day, as `2026-11-30` is one.
#[derive(Clone, PartialEq, Eq)]
pub struct NotADay {
    text: String,
}

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Written(&self.text);
        write!(f, "`{text}` is no day of the calendar, write one from 1970 on like `2026-11-30`")
    }
}

crate::told! { NotADay }

impl StdError for NotADay {}

fn numbers(text: &str) -> Option<(u64, u64, u64)> {
    let mut parts = text.split('-');
    let mut part = |length| {
        let part = parts.next()?;
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    let numbers = (part(4)?, part(2)?, part(2)?);
    parts.next().is_none().then_some(numbers)
}

/// The days of a year that begins with March before its month of this number, from 0 on.
const fn days_before(month: u64) -> u64 {
    (153 * month + 2) / 5
}

const SECONDS_A_DAY: u64 = 24 * 60 * 60;
const DAYS_OF_400_YEARS: u64 = 146_097;
/// How many days the first of March of the year 0 was before 1970.
const TO_MARCH_OF_0: u64 = 719_468;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn days_are_counted_from_1970_on() {
        for (day, since_1970) in [
            ("1970-01-01", 0),
            ("1970-03-01", 59),
            ("1999-12-31", 10_956),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2026-11-30", 20_787),
            ("2100-02-28", 47_540),
            ("2100-03-01", 47_541),
            ("9999-12-31", 2_932_896),
        ] {
            let read: Day = day.parse().unwrap();
            assert_eq!((read.since_1970, read.to_string().as_str()), (since_1970, day));
        }
    }

    #[test]
    fn each_day_is_written_as_it_is_read() {
        let mut day = Day::on(1970, 1, 1);
        while day < Day::on(2405, 1, 1) {
            assert_eq!(day.to_string().parse(), Ok(day));
            day = day.later(1);
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "today",
            "2026-11-31",
            "2026-02-29",
            "2100-02-29",
            "2026-00-01",
            "2026-13-01",
            "2026-01-00",
            "1969-12-31",
            "0000-01-01",
            "2026-1-1",
            "26-11-30",
            "2026-11-30-01",
            "2026-11-30T00:00",
            "+026-11-30",
            "２026-11-30",
            " 2026-11-30",
            "30.11.2026",
            "99999999999999999999-01-01",
        ] {
            let refused = text.parse::<Day>().unwrap_err().to_string();
            assert!(refused.ends_with("write one from 1970 on like `2026-11-30`"), "{refused}");
        }
    }

    #[test]
    fn a_time_has_a_day() {
        let noon = UNIX_EPOCH + Duration::from_secs(20_779 * 24 * 60 * 60 + 12 * 60 * 60);
        assert_eq!(Day::of(noon).to_string(), "2026-11-22");
        assert_eq!(Day::of(UNIX_EPOCH - Duration::from_secs(1)), Day::on(1970, 1, 1));
    }
}
