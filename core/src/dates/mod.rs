//! What in the tables has a day: versions of the Graph API, parts of it that end, words that are retired, and whatever
//! else names a day in a sentence.
//!
//! Nothing is written down here a second time. A day is found wherever one stands in the schema, in the table of error
//! codes or in that of the versions, so that nobody has to remember to list it.

mod texts;
mod walk;

use std::fmt;

use crate::answer::graph_error::CODES;
use crate::call::roots;
use crate::platform::day::Day;
use crate::platform::version::VERSIONS;

/// Something that the tables say of a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Fact {
    /// The day.
    pub day: Day,
    /// What it is about: "rule `tag.old16`", "version `v21.0` of the Graph API".
    pub about: String,
    /// What is said of it.
    pub says: String,
}

/// All of them, by their days.
///
/// ```
/// use sendapi_core::dates::facts;
///
/// assert!(facts().iter().any(|fact| fact.about == "version `v21.0` of the Graph API"));
/// ```
#[must_use]
pub fn facts() -> Vec<Fact> {
    let mut facts: Vec<_> = versions().chain(codes()).chain(walk::facts(roots())).collect();
    facts.sort();
    facts.dedup();
    facts
}

/// Those whose day is `today` or one of the days after it, so many at most.
///
/// ```
/// use sendapi_core::dates::running_out;
///
/// let facts = running_out("2026-12-01".parse()?, 60);
/// assert_eq!(facts[0].to_string(), "2027-01-21: version `v21.0` of the Graph API: the last day on which it can be used");
/// # Ok::<(), sendapi_core::platform::day::NotADay>(())
/// ```
#[must_use]
pub fn running_out(today: Day, days: u64) -> Vec<Fact> {
    let soon = today..=today.later(days);
    facts().into_iter().filter(|fact| soon.contains(&fact.day)).collect()
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { day, about, says } = self;
        write!(f, "{day}: {about}: {says}")
    }
}

/// Their last days: on the day on which a version comes nothing ends.
fn versions() -> impl Iterator<Item = Fact> {
    VERSIONS.iter().filter_map(|life| {
        let about = format!("version `{}` of the Graph API", life.version);
        Some(Fact { day: life.until?, about, says: LAST_DAY.to_owned() })
    })
}

fn codes() -> impl Iterator<Item = Fact> {
    CODES.iter().flat_map(|code| {
        let subcode = code.subcode().map(|subcode| format!("/{subcode}")).unwrap_or_default();
        let about = format!("error code `{}{subcode}`", code.codes().start());
        texts::facts(&about, &[code.meaning(), code.what_to_do()])
    })
}

const LAST_DAY: &str = "the last day on which it can be used";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_table_there_is_one() {
        let facts = facts();
        assert!(facts.is_sorted());
        for (day, about) in [
            ("2027-01-21", "version `v21.0` of the Graph API"),
            ("2026-04-27", "error code `100/1893061`"),
            ("2026-04-27", "rule `tag.account_update`"),
            ("2019-07-29", "rule `tpl.list_dead`"),
            ("2026-02-10", "rule `rcp.rn_dead`"),
            ("2022-04-19", "rule `profile.ice_old`"),
        ] {
            let day = day.parse().unwrap();
            assert!(facts.iter().any(|fact| (fact.day, &*fact.about) == (day, about)), "{about}");
        }
    }

    #[test]
    fn a_day_runs_out_from_sixty_days_before_it_to_itself() {
        let names_it = |today: &str| {
            let soon = running_out(today.parse().unwrap(), 60);
            soon.iter().any(|fact| fact.about == "version `v22.0` of the Graph API")
        };
        // The last day of v22.0 is 2027-05-20.
        for (today, is_soon) in [
            ("2027-03-20", false),
            ("2027-03-21", true),
            ("2027-05-20", true),
            ("2027-05-21", false),
        ] {
            assert_eq!(names_it(today), is_soon, "{today}");
        }
        assert_eq!(running_out("1980-01-01".parse().unwrap(), 60), []);
    }

    #[test]
    fn several_facts_of_one_day_are_all_named() {
        let gone = running_out("2026-04-27".parse().unwrap(), 0);
        assert!(gone.len() >= 4, "{gone:?}");
    }
}
