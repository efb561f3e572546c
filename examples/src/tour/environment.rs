//! The settings of the tour: three environment variables for each platform.

use std::error::Error;
use std::fmt;

/// The variables of one platform.
#[derive(Clone, Copy, Debug)]
pub struct Variables {
    /// Holds the id of the account that sends.
    pub account: &'static str,
    /// Holds its access token.
    pub token: &'static str,
    /// Holds the id of the person who gets the messages.
    pub person: &'static str,
}

/// The variables for Messenger: a page and its token.
pub const MESSENGER: Variables = Variables {
    account: "SENDAPI_PAGE_ID",
    token: "SENDAPI_PAGE_TOKEN",
    person: "SENDAPI_RECIPIENT",
};

/// The variables for Instagram: a professional account and its Instagram user's token.
pub const INSTAGRAM: Variables = Variables {
    account: "SENDAPI_INSTAGRAM_ID",
    token: "SENDAPI_INSTAGRAM_TOKEN",
    person: "SENDAPI_INSTAGRAM_RECIPIENT",
};

impl Variables {
    /// What the variables hold; nothing if none of them is set. An empty one counts as not set.
    pub(super) fn read(
        &self,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Values>, Incomplete> {
        let value = |name| environment(name).filter(|value| !value.is_empty());
        match (value(self.account), value(self.token), value(self.person)) {
            (None, None, None) => Ok(None),
            (Some(account), Some(token), Some(person)) => {
                Ok(Some(Values { account, token, person }))
            }
            (account, token, person) => Err(Incomplete::of([
                (self.account, account.is_some()),
                (self.token, token.is_some()),
                (self.person, person.is_some()),
            ])),
        }
    }
}

/// What the variables of one platform hold. It has no `Debug`, as it holds a token.
pub(super) struct Values {
    pub(super) account: String,
    pub(super) token: String,
    pub(super) person: String,
}

/// Some variables of a platform are set and others are not.
#[derive(Debug)]
pub struct Incomplete {
    set: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl Incomplete {
    fn of(variables: [(&'static str, bool); 3]) -> Self {
        let names = |wanted| {
            let those = variables.into_iter().filter(move |(_, is_set)| *is_set == wanted);
            those.map(|(name, _)| name).collect()
        };
        Self { set: names(true), missing: names(false) }
    }
}

impl fmt::Display for Incomplete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} missing beside {}: set all three to send to the platform, or none to use the simulator",
            are(&self.missing),
            listed(&self.set)
        )
    }
}

impl Error for Incomplete {}

fn are(names: &[&str]) -> String {
    format!("{} {}", listed(names), if names.len() == 1 { "is" } else { "are" })
}

fn listed(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::MESSENGER;

    #[test]
    fn all_three_or_none() {
        assert!(read(&[]).unwrap().is_none());
        assert!(read(&[("SENDAPI_PAGE_ID", "")]).unwrap().is_none());
        let values = read(&[
            ("SENDAPI_PAGE_ID", "101"),
            ("SENDAPI_PAGE_TOKEN", "EAAB"),
            ("SENDAPI_RECIPIENT", "7"),
        ]);
        let values = values.unwrap().unwrap();
        assert_eq!((&*values.account, &*values.token, &*values.person), ("101", "EAAB", "7"));
    }

    #[test]
    fn what_is_missing_is_named_and_what_is_set_is_not_shown() {
        let told = |set: &[(&str, &'static str)]| read(set).err().unwrap().to_string();
        assert_eq!(
            told(&[("SENDAPI_PAGE_ID", "101"), ("SENDAPI_RECIPIENT", "7")]),
            "`SENDAPI_PAGE_TOKEN` is missing beside `SENDAPI_PAGE_ID` and `SENDAPI_RECIPIENT`: \
             set all three to send to the platform, or none to use the simulator"
        );
        assert_eq!(
            told(&[("SENDAPI_PAGE_TOKEN", "EAABsecret")]),
            "`SENDAPI_PAGE_ID` and `SENDAPI_RECIPIENT` are missing beside `SENDAPI_PAGE_TOKEN`: \
             set all three to send to the platform, or none to use the simulator"
        );
    }

    fn read(set: &[(&str, &'static str)]) -> Result<Option<super::Values>, super::Incomplete> {
        MESSENGER.read(|name| {
            set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        })
    }
}
