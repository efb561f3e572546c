//! The versions of the Graph API and how long they live.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::Problem;

/// A version of the Graph API: `v26.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    major: u32,
    minor: u32,
}

impl Version {
    /// The newest that is known here.
    pub(crate) const NEWEST: Self = NEWEST.version;

    pub(crate) fn parse(text: &str) -> Result<Self, Problem> {
        Self::read(text).ok_or_else(|| {
            Problem::new(format!(
                "version `{}` is none of the Graph API, write it like `{}`",
                text.escape_debug(),
                Self::NEWEST
            ))
        })
    }

    /// A `v`, digits, a point, digits.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (major, minor) = text.strip_prefix('v')?.split_once('.')?;
        Some(Self { major: number(major)?, minor: number(minor)? })
    }

    /// What is to be said if it has expired by `today`. One that is newer than all that are known
    /// has not.
    pub(crate) fn expired_by(self, today: Day) -> Option<Expired> {
        let known = LIVES.iter().find(|life| life.version == self);
        let expired = known.map_or(self < OLDEST.version, |life| life.is_over(today));
        let served = LIVES.iter().find(|life| !life.is_over(today)).unwrap_or(&NEWEST);
        expired.then_some(Expired {
            version: self,
            since: known.and_then(|life| life.until),
            served_as: served.version,
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}.{}", self.major, self.minor)
    }
}

/// A version that the platform no longer keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Expired {
    version: Version,
    since: Option<Date>,
    served_as: Version,
}

impl fmt::Display for Expired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, since, served_as } = self;
        write!(f, "version `{version}` of the Graph API has expired")?;
        if let Some(Date { year, month, day }) = since {
            write!(f, " on {year}-{month:02}-{day:02}")?;
        }
        write!(
            f,
            " and is served as `{served_as}`, give `version` one from `{served_as}` to `{}`",
            Version::NEWEST
        )
    }
}

/// A day, counted from the first of 1970 by UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(u64);

impl Day {
    pub(crate) fn of(time: SystemTime) -> Self {
        Self(time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / SECONDS_A_DAY)
    }
}

/// How long a version lives.
struct Life {
    version: Version,
    /// The last day on which it can be used, if that is known.
    until: Option<Date>,
}

impl Life {
    fn is_over(&self, today: Day) -> bool {
        self.until.is_some_and(|until| until.day() < today)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Date {
    year: u64,
    month: u64,
    day: u64,
}

impl Date {
    fn day(self) -> Day {
        let years: u64 = (1970..self.year).map(|year| 365 + u64::from(is_leap(year))).sum();
        let months: u64 = (1..self.month).map(|month| days_of(month, self.year)).sum();
        Day(years + months + self.day - 1)
    }
}

fn days_of(month: u64, year: u64) -> u64 {
    match month {
        2 => 28 + u64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

const fn until(major: u32, year: u64, month: u64, day: u64) -> Life {
    let until = Some(Date { year, month, day });
    Life { version: Version { major, minor: 0 }, until }
}

/// [Versions and their dates](https://developers.facebook.com/docs/graph-api/changelog), the oldest
/// first. What is older than the first of them has expired.
static LIVES: [Life; 8] = [
    OLDEST,
    until(20, 2026, 9, 24),
    until(21, 2027, 1, 21),
    until(22, 2027, 5, 20),
    until(23, 2027, 10, 8),
    until(24, 2028, 2, 18),
    until(25, 2028, 7, 29),
    NEWEST,
];
const OLDEST: Life = until(19, 2026, 5, 21);
/// Its end is not announced.
const NEWEST: Life = Life { version: Version { major: 26, minor: 0 }, until: None };
const SECONDS_A_DAY: u64 = 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn expired(version: &str, year: u64, month: u64, day: u64) -> Option<String> {
        let today = Date { year, month, day }.day();
        Version::parse(version).unwrap().expired_by(today).map(|expired| expired.to_string())
    }

    #[test]
    fn the_form() {
        for good in ["v26.0", "v1.0", "v100.12"] {
            assert_eq!(Version::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "v",
            "26.0",
            "v26",
            "v26.",
            "v.0",
            "V26.0",
            "v26.0/",
            "v26.0.1",
            " v26.0",
            "v２６.0",
            "v+2.0",
            "latest",
        ] {
            assert!(Version::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(
            Version::parse("26\n").unwrap_err().text,
            r"version `26\n` is none of the Graph API, write it like `v26.0`"
        );
    }

    #[test]
    fn a_version_expires_after_its_last_day() {
        assert_eq!(expired("v20.0", 2026, 9, 24), None);
        assert_eq!(
            expired("v20.0", 2026, 9, 25).unwrap(),
            "version `v20.0` of the Graph API has expired on 2026-09-24 and is served as `v21.0`, \
             give `version` one from `v21.0` to `v26.0`"
        );
    }

    #[test]
    fn what_is_older_than_all_has_expired_and_what_is_newer_has_not() {
        assert_eq!(
            expired("v2.12", 2026, 1, 1).unwrap(),
            "version `v2.12` of the Graph API has expired and is served as `v19.0`, \
             give `version` one from `v19.0` to `v26.0`"
        );
        for alive in ["v26.0", "v26.1", "v99.0"] {
            assert_eq!(expired(alive, 2099, 1, 1), None, "{alive}");
        }
        assert!(expired("v25.0", 2099, 1, 1).unwrap().contains("served as `v26.0`"));
    }

    #[test]
    fn days() {
        let day = |year, month, day| Date { year, month, day }.day();
        assert_eq!(day(1970, 1, 1), Day(0));
        assert_eq!(day(2000, 3, 1), Day(11_017));
        assert_eq!(day(2100, 3, 1), Day(47_541));
        assert_eq!(
            Day::of(UNIX_EPOCH + Duration::from_secs(20_779 * 24 * 60 * 60)),
            day(2026, 11, 22)
        );
        assert_eq!(Day::of(UNIX_EPOCH - Duration::from_secs(1)), Day(0));
        assert!(LIVES.is_sorted_by_key(|life| life.version));
    }
}
