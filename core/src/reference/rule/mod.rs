//! What a rule says, by its id: for whoever has read the id in an error.

mod general;
mod walk;

use std::collections::BTreeSet;

use crate::call::roots;
use crate::platform::PlatformKind;
use crate::schema::Severity;
use crate::schema::rule_ids::rule_ids;
use crate::schema::spelling::nearest;

/// What a rule says in one place where it holds; an id that several places share has one for each that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Meaning {
    /// What it is about: an object, or a member of one.
    pub about: String,
    /// What it asks for.
    pub asks: String,
    /// What to do where it is broken; never empty.
    pub what_to_do: String,
    /// The platform's page about it.
    pub link: &'static str,
    on: [Option<Severity>; 2],
}

impl Meaning {
    /// Whether breaking it is an error or a doubt on a platform; `None` where it does not hold there.
    #[must_use]
    pub const fn severity(&self, platform: PlatformKind) -> Option<Severity> {
        let [on_messenger, on_instagram] = self.on;
        match platform {
            PlatformKind::Messenger => on_messenger,
            PlatformKind::Instagram => on_instagram,
        }
    }
}

/// What the rule with this id says; nothing where there is no such rule.
///
/// ```
/// use sendapi_core::platform::PlatformKind;
/// use sendapi_core::reference::rule::{meanings, probably};
/// use sendapi_core::schema::Severity;
///
/// let meanings = meanings("text.max");
/// assert_eq!(meanings[0].severity(PlatformKind::Messenger), Some(Severity::Reject));
/// assert_eq!(probably("text.maxx"), Some("text.max"));
/// ```
#[must_use]
pub fn meanings(id: &str) -> Vec<Meaning> {
    let general = general::meaning(id);
    general.map_or_else(|| walk::meanings(id), |general| vec![general])
}

/// The ids of all rules.
#[must_use]
pub fn ids() -> BTreeSet<&'static str> {
    roots().flat_map(rule_ids).chain(general::ids()).filter(|id| !id.is_empty()).collect()
}

/// The id that was probably meant.
#[must_use]
pub fn probably(id: &str) -> Option<&'static str> {
    nearest(id, ids())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::PlatformKind::{Instagram, Messenger};

    #[test]
    fn each_rule_says_something() {
        for id in ids() {
            let meanings = meanings(id);
            assert!(!meanings.is_empty(), "{id}");
            for meaning in meanings {
                let holds = [Messenger, Instagram].map(|platform| meaning.severity(platform));
                assert!(holds.iter().any(Option::is_some), "{id}: {meaning:?}");
                assert!(!meaning.about.is_empty() && !meaning.asks.is_empty(), "{id}: {meaning:?}");
                assert!(!meaning.what_to_do.trim().is_empty(), "{id}: {meaning:?}");
                assert!(meaning.link.starts_with("https://"), "{id}: {meaning:?}");
            }
        }
    }

    #[test]
    fn a_limit_of_one_platform_is_told_of_that_alone() {
        let text = meanings("text.max");
        let [text, _marketing] = &*text else { panic!("{text:?}") };
        assert_eq!((&*text.about, &*text.asks), ("`text` of a message", "at most 2000 characters"));
        assert_eq!(text.severity(Messenger), Some(Severity::Reject));
        assert_eq!(text.severity(Instagram), None);
    }

    #[test]
    fn what_the_platform_cuts_warns() {
        let titles = meanings("qr.title_max");
        for title in &titles {
            assert_eq!(title.severity(Messenger), Some(Severity::Warn), "{titles:?}");
            assert!(title.what_to_do.contains("split::shorten"), "{titles:?}");
        }
    }

    #[test]
    fn what_one_platform_has_not_is_told_of_that_platform() {
        for only in meanings("tpl.enum_ig") {
            assert_eq!(only.severity(Messenger), None, "{only:?}");
            assert!(only.severity(Instagram).is_some(), "{only:?}");
        }
    }

    #[test]
    fn what_is_no_rule_has_a_neighbour_or_none() {
        assert!(meanings("qr.titel_max").is_empty() && meanings("").is_empty());
        assert_eq!(probably("qr.titel_max"), Some("qr.title_max"));
        assert_eq!(probably("the weather"), None);
    }
}
