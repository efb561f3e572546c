//! The versions of the Graph API: since when and until when there is each of them.

use std::fmt;

use super::day::Day;

/// A version of the Graph API: `v27.0`.
///
/// # Example
///
/// ```
/// use sendapi_core::platform::version::{GraphVersion, VERSIONS};
///
/// let version = GraphVersion::parse("v24.0").unwrap();
/// let life = VERSIONS.iter().find(|life| life.version == version).unwrap();
/// assert_eq!(life.until.unwrap().to_string(), "2028-02-18");
/// assert!(version < GraphVersion::NEWEST);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GraphVersion {
    major: u32,
    minor: u32,
}

/// How long there is a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Life {
    /// The version.
    pub version: GraphVersion,
    /// The day on which it came.
    pub since: Day,
    /// The last day on which it can be used; none where the platform has not announced one.
    pub until: Option<Day>,
}

/// Every version that is known here, the oldest first. What is older than the first of them has expired.
///
/// See <https://developers.facebook.com/docs/graph-api/changelog>.
pub const VERSIONS: &[Life] = &[
    ended(19, Day::on(2024, 1, 23), Day::on(2026, 5, 21)),
    ended(20, Day::on(2024, 5, 21), Day::on(2026, 9, 24)),
    ended(21, Day::on(2024, 10, 2), Day::on(2027, 1, 21)),
    ended(22, Day::on(2025, 1, 21), Day::on(2027, 5, 20)),
    ended(23, Day::on(2025, 5, 29), Day::on(2027, 10, 8)),
    ended(24, Day::on(2025, 10, 8), Day::on(2028, 2, 18)),
    ended(25, Day::on(2026, 2, 18), Day::on(2028, 7, 29)),
    open(26, Day::on(2026, 7, 29)),
    NEWEST,
];

const NEWEST: Life = open(27, Day::on(2026, 11, 4));

impl GraphVersion {
    /// The newest that is known here.
    pub const NEWEST: Self = NEWEST.version;

    /// Reads one: a `v`, digits, a point, digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.strip_prefix('v')?.split_once('.')?;
        Some(Self { major: number(major)?, minor: number(minor)? })
    }

    /// Whether it cannot be used any more on `day`. One that is newer than all that are known has not
    /// expired, one that is older has.
    ///
    /// The platform takes an expired version all the same, and serves it as the oldest that is left.
    #[must_use]
    pub fn has_expired_by(self, day: Day) -> bool {
        match self.life() {
            Some(life) => life.is_over_by(day),
            None => VERSIONS.first().is_some_and(|oldest| self < oldest.version),
        }
    }

    /// What is known of it.
    #[must_use]
    pub fn life(self) -> Option<&'static Life> {
        VERSIONS.iter().find(|life| life.version == self)
    }

    /// The oldest version that can be used on `day`, of those that are known.
    #[must_use]
    pub fn oldest_on(day: Day) -> Self {
        let left = VERSIONS.iter().find(|life| !life.is_over_by(day));
        left.map_or(Self::NEWEST, |life| life.version)
    }
}

impl fmt::Display for GraphVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}.{}", self.major, self.minor)
    }
}

impl Life {
    fn is_over_by(&self, day: Day) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

const fn ended(major: u32, since: Day, until: Day) -> Life {
    Life { until: Some(until), ..open(major, since) }
}

const fn open(major: u32, since: Day) -> Life {
    Life { version: GraphVersion { major, minor: 0 }, since, until: None }
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> GraphVersion {
        GraphVersion::parse(text).unwrap()
    }

    #[test]
    fn the_form() {
        for good in ["v27.0", "v1.0", "v100.12"] {
            assert_eq!(version(good).to_string(), good);
        }
        for bad in [
            "",
            "v",
            "27.0",
            "v27",
            "v27.",
            "v.0",
            "V27.0",
            "v27.0/",
            "v27.0.1",
            " v27.0",
            "v２７.0",
            "v+2.0",
            "v99999999999.0",
            "latest",
        ] {
            assert_eq!(GraphVersion::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn they_stand_in_order_and_live_two_years() {
        assert_eq!(VERSIONS.last(), GraphVersion::NEWEST.life());
        for pair in VERSIONS.windows(2) {
            let [older, newer] = pair else { panic!("two") };
            assert!(older.version < newer.version && older.since < newer.since, "{newer:?}");
            let Some(end) = older.until else { continue };
            assert!(older.since.later(2 * 365) <= end, "{older:?}");
            assert!(newer.until.is_none_or(|until| end < until), "{newer:?}");
        }
    }

    #[test]
    fn a_version_can_be_used_on_its_last_day() {
        let last = version("v20.0").life().unwrap().until.unwrap();
        assert!(!version("v20.0").has_expired_by(last));
        assert!(version("v20.0").has_expired_by(last.later(1)));
        assert_eq!(GraphVersion::oldest_on(last), version("v20.0"));
        assert_eq!(GraphVersion::oldest_on(last.later(1)), version("v21.0"));
    }

    #[test]
    fn what_is_older_than_all_has_expired_and_what_is_newer_has_not() {
        let (early, late) = (Day::on(1970, 1, 1), Day::on(2199, 1, 1));
        assert!(version("v2.12").has_expired_by(early));
        for alive in [GraphVersion::NEWEST, version("v27.1"), version("v99.0")] {
            assert!(!alive.has_expired_by(late), "{alive}");
        }
        assert!(GraphVersion::oldest_on(late) >= version("v26.0"));
    }
}
