//! The version of the Graph API: whether there is it still, and until when.

use std::time::SystemTime;

use sendapi::platform::day::Day;
use sendapi::platform::version::GraphVersion;

use super::days;
use crate::environment;
use crate::finding::Finding;

pub(super) fn look() -> Finding {
    judged(asked(), Day::of(SystemTime::now())).see(LINK)
}

/// The one that is asked.
pub(super) fn asked() -> GraphVersion {
    let named = environment::set("SENDAPI_VERSION");
    named.as_deref().and_then(GraphVersion::parse).unwrap_or(GraphVersion::NEWEST)
}

fn judged(version: GraphVersion, today: Day) -> Finding {
    let newest = GraphVersion::NEWEST;
    let take = format!("take {newest}, the newest that is known here, and try the bot with it");
    let life = version.life();
    if version.has_expired_by(today) {
        let oldest = GraphVersion::oldest_on(today);
        let when = life.and_then(|life| life.until).map(|end| format!(" since {end}"));
        let text = format!(
            "{version} is no longer there{}, the platform answers as {oldest}",
            when.unwrap_or_default()
        );
        return Finding::problem(CHECK, text, take);
    }
    match life.map(|life| life.until) {
        None => Finding::warning(
            CHECK,
            format!("{version} is not known here"),
            format!("take {newest} unless the platform's changelog names it"),
        ),
        Some(Some(end)) if today.until(end) <= SOON => {
            let when = days::within(today.until(end));
            Finding::warning(CHECK, format!("{version} ends on {end}, {when}"), take)
        }
        Some(Some(end)) => Finding::fine(CHECK, format!("{version}, good until {end}")),
        Some(None) => Finding::fine(CHECK, format!("{version}, no end is announced")),
    }
}

const CHECK: &str = "version";
/// Days in which a new version can be tried without haste.
const SOON: u64 = 60;
const LINK: &str = "https://developers.facebook.com/docs/graph-api/changelog";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::State;

    fn state(version: &str, today: &str) -> State {
        judged(GraphVersion::parse(version).unwrap(), today.parse().unwrap()).state
    }

    #[test]
    fn the_last_days_are_told_as_one_says_them() {
        let said = |today: &str| {
            judged(GraphVersion::parse("v21.0").unwrap(), today.parse().unwrap()).text
        };
        assert_eq!(said("2027-01-21"), "v21.0 ends on 2027-01-21, today");
        assert_eq!(said("2027-01-20"), "v21.0 ends on 2027-01-21, tomorrow");
        assert_eq!(said("2027-01-19"), "v21.0 ends on 2027-01-21, in 2 days");
    }

    #[test]
    fn a_version_warns_in_its_last_days_and_is_a_problem_after_them() {
        assert_eq!(state("v21.0", "2026-11-21"), State::Fine);
        assert_eq!(state("v21.0", "2026-11-22"), State::Warning);
        assert_eq!(state("v21.0", "2027-01-21"), State::Warning);
        assert_eq!(state("v21.0", "2027-01-22"), State::Problem);
        assert_eq!(state("v3.2", "2026-11-29"), State::Problem);
        assert_eq!(state("v27.0", "2026-11-29"), State::Fine);
        assert_eq!(state("v99.0", "2026-11-29"), State::Warning);
    }
}
