//! Whose message it is.

use std::fmt;
use std::str::FromStr;

use sendapi::{Account, AnyAccount, Platform, PlatformKind};

use crate::Error;

/// An account as the outbox names it: `messenger:1234567890` or `instagram:1234567890`.
///
/// ```
/// use sendapi_outbox::AccountName;
///
/// let name: AccountName = "messenger:1234567890".parse()?;
/// assert_eq!((name.platform(), name.id()), (sendapi::PlatformKind::Messenger, "1234567890"));
/// assert!("messenger:me".parse::<AccountName>().is_err());
/// # Ok::<(), sendapi_outbox::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AccountName {
    text: Box<str>,
    // After it comes a colon, and then the id.
    platform: PlatformKind,
}

impl AccountName {
    /// That of the account that sends.
    ///
    /// # Errors
    ///
    /// [`Error::Account`] for an account called `me`: other processes cannot know who that is.
    pub fn of<P: Platform>(account: &Account<P>) -> Result<Self, Error> {
        format!("{}:{}", prefix(P::KIND), account.id()).parse()
    }

    pub(crate) fn of_either(account: &AnyAccount) -> Result<Self, Error> {
        match account {
            AnyAccount::Messenger(account) => Self::of(account),
            AnyAccount::Instagram(account) => Self::of(account),
        }
    }

    /// That of a conversation, which begins with it; `None` if the event named none.
    pub(crate) fn of_conversation(lane: &str) -> Option<Self> {
        let (platform, rest) = lane.split_once(':')?;
        let id = rest.split([':', '#']).next()?;
        format!("{platform}:{id}").parse().ok()
    }

    /// Which platform it is on.
    #[must_use]
    pub fn platform(&self) -> PlatformKind {
        self.platform
    }

    /// Its id: digits.
    #[must_use]
    pub fn id(&self) -> &str {
        self.text.split_once(':').map_or("", |(_, id)| id)
    }

    /// All of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for AccountName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parts = text.split_once(':').and_then(|(before, id)| {
            let platform = PLATFORMS.into_iter().find(|platform| prefix(*platform) == before)?;
            let is_id = !id.starts_with('0')
                && !id.is_empty()
                && id.bytes().all(|digit| digit.is_ascii_digit());
            is_id.then_some(platform)
        });
        let platform = parts.ok_or_else(|| Error::Account(text.to_owned()))?;
        Ok(Self { text: text.into(), platform })
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

const PLATFORMS: [PlatformKind; 2] = [PlatformKind::Messenger, PlatformKind::Instagram];

/// As long for both, which `schema.sql` counts on.
const fn prefix(platform: PlatformKind) -> &'static str {
    match platform {
        PlatformKind::Messenger => "messenger",
        PlatformKind::Instagram => "instagram",
    }
}
