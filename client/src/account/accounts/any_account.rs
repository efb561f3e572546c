//! An account of either platform.

use crate::{Account, Error, Instagram, Messenger, Platform, PlatformKind};

/// An account of either platform.
#[derive(Clone, Debug)]
pub enum AnyAccount {
    /// It sends Messenger messages.
    Messenger(Account<Messenger>),
    /// It sends Instagram messages.
    Instagram(Account<Instagram>),
}

impl AnyAccount {
    /// The account's own id, as it was given: [`Account::id`].
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Messenger(account) => account.id(),
            Self::Instagram(account) => account.id(),
        }
    }

    /// Which platform it is for.
    #[must_use]
    pub fn platform(&self) -> PlatformKind {
        match self {
            Self::Messenger(_) => Messenger::KIND,
            Self::Instagram(_) => Instagram::KIND,
        }
    }

    /// The account, if it sends Messenger messages.
    #[must_use]
    pub fn messenger(&self) -> Option<&Account<Messenger>> {
        match self {
            Self::Messenger(account) => Some(account),
            Self::Instagram(_) => None,
        }
    }

    /// The account, if it sends Instagram messages.
    #[must_use]
    pub fn instagram(&self) -> Option<&Account<Instagram>> {
        match self {
            Self::Instagram(account) => Some(account),
            Self::Messenger(_) => None,
        }
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        match self {
            Self::Messenger(account) => account.check(),
            Self::Instagram(account) => account.check(),
        }
    }
}

impl From<Account<Messenger>> for AnyAccount {
    fn from(account: Account<Messenger>) -> Self {
        Self::Messenger(account)
    }
}

impl From<Account<Instagram>> for AnyAccount {
    fn from(account: Account<Instagram>) -> Self {
        Self::Instagram(account)
    }
}
