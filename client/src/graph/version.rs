//! What is said of a version of the Graph API that cannot be used, or not any more.

use std::fmt;

use sendapi_core::platform::day::Day;
use sendapi_core::platform::version::GraphVersion;
use sendapi_core::told::Written;

use crate::error::Problem;

/// Reads the version that a client is to use.
pub(crate) fn version(text: &str) -> Result<GraphVersion, Problem> {
    GraphVersion::parse(text).ok_or_else(|| {
        Problem::new(format!(
            "version `{}` is none of the Graph API, write it like `{}`",
            Written(text),
            GraphVersion::NEWEST
        ))
    })
}

/// A version that the platform no longer keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Expired {
    version: GraphVersion,
    since: Option<Day>,
    served_as: GraphVersion,
}

impl Expired {
    /// What is to be said of a version that has expired by `today`.
    pub(crate) fn by(today: Day, version: GraphVersion) -> Option<Self> {
        version.has_expired_by(today).then(|| Self {
            version,
            since: version.life().and_then(|life| life.until),
            served_as: GraphVersion::oldest_on(today),
        })
    }
}

impl fmt::Display for Expired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, since, served_as } = self;
        write!(f, "version `{version}` of the Graph API has expired")?;
        if let Some(day) = since {
            write!(f, " on {day}")?;
        }
        write!(
            f,
            " and is served as `{served_as}`, give `version` one from `{served_as}` to `{}`",
            GraphVersion::NEWEST
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expired(text: &str, today: &str) -> Option<String> {
        let expired = Expired::by(today.parse().unwrap(), version(text).unwrap());
        expired.map(|expired| expired.to_string())
    }

    #[test]
    fn what_is_none_is_told() {
        assert_eq!(
            version("26\n").unwrap_err().text,
            r"version `26\n` is none of the Graph API, write it like `v27.0`"
        );
    }

    #[test]
    fn a_version_expires_after_its_last_day() {
        assert_eq!(expired("v20.0", "2026-09-24"), None);
        assert_eq!(
            expired("v20.0", "2026-09-25").unwrap(),
            "version `v20.0` of the Graph API has expired on 2026-09-24 and is served as `v21.0`, \
             give `version` one from `v21.0` to `v27.0`"
        );
    }

    #[test]
    fn one_that_is_older_than_all_has_no_day() {
        assert_eq!(
            expired("v2.12", "2026-01-01").unwrap(),
            "version `v2.12` of the Graph API has expired and is served as `v19.0`, \
             give `version` one from `v19.0` to `v27.0`"
        );
        assert_eq!(expired("v99.0", "2099-01-01"), None);
    }
}
