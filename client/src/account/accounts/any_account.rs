//! An account of either platform.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::pace::Gate;
use crate::{
    Account, Error, Instagram, MessageKind, Messenger, Platform, PlatformKind, Rates, Standstill,
};

/// What to do with the account, whichever platform it is of.
macro_rules! on_either {
    ($any:expr, $account:ident => $perform:expr) => {
        match $any {
            $crate::AnyAccount::Messenger($account) => $perform,
            $crate::AnyAccount::Instagram($account) => $perform,
        }
    };
}
pub(crate) use on_either;

/// An account of either platform, as an event names it.
///
/// Clones are cheap.
///
/// It sends what is checked for [`Both`](crate::Both), and has what an [`Account`] has, but for what only one platform or
/// one message has: personas are [`messenger`](Self::messenger)'s, and a [`Batch`](crate::Batch) is written for the platform
/// of its account before it is sent ([`send_all`](Self::send_all) in [batches](crate::SendAll::in_batches) is not).
///
/// ```
/// use sendapi::{AnyAccount, Client};
///
/// let client = Client::new();
/// let accounts = [
///     AnyAccount::from(client.page("101", "a-token")),
///     AnyAccount::from(client.instagram_login("17841400000000001", "a-token")),
/// ];
/// assert!(accounts[0].messenger().is_some() && accounts[1].messenger().is_none());
/// ```
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
        on_either!(self, account => account.id())
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
    pub fn messenger(&self) -> Option<Account<Messenger>> {
        match self {
            Self::Messenger(account) => Some(account.clone()),
            Self::Instagram(_) => None,
        }
    }

    /// The account, if it sends Instagram messages.
    #[must_use]
    pub fn instagram(&self) -> Option<Account<Instagram>> {
        match self {
            Self::Instagram(account) => Some(account.clone()),
            Self::Messenger(_) => None,
        }
    }

    /// The account with rates of its own: [`Account::with_rates`].
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) when a rate is zero.
    pub fn with_rates(self, rates: &Rates) -> Result<Self, Error> {
        on_either!(self, account => account.with_rates(rates).map(Self::from))
    }

    /// Has the account belong to the business with this id: [`Account::in_business`].
    #[must_use]
    pub fn in_business(self, id: impl ToString) -> Self {
        on_either!(self, account => account.in_business(id).into())
    }

    /// What of the account stands still now, and for how long: [`Account::standstills`].
    #[must_use]
    pub fn standstills(&self) -> Vec<Standstill> {
        on_either!(self, account => account.standstills())
    }

    /// The longest standstill that keeps its messages waiting now, if there is one: [`Account::standstill`].
    #[must_use]
    pub fn standstill(&self) -> Option<Standstill> {
        on_either!(self, account => account.standstill())
    }

    /// How many messages of a kind may go one after the other without a wait, if that is limited: [`Account::at_once`].
    #[must_use]
    pub fn at_once(&self, kind: MessageKind) -> Option<u32> {
        on_either!(self, account => account.at_once(kind))
    }

    /// Has messages and calls of the account wait for so long: [`Account::pause`].
    pub fn pause(&self, time: Duration) {
        on_either!(self, account => account.pause(time));
    }

    /// Lifts all standstills of the account: [`Account::resume`].
    pub fn resume(&self) {
        on_either!(self, account => account.resume());
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        on_either!(self, account => account.check())
    }

    pub(crate) fn gate(&self) -> &Gate {
        on_either!(self, account => account.gate())
    }
}

impl<P: Platform> From<Account<P>> for AnyAccount {
    fn from(account: Account<P>) -> Self {
        match P::KIND {
            PlatformKind::Messenger => Self::Messenger(account.known_as()),
            PlatformKind::Instagram => Self::Instagram(account.known_as()),
        }
    }
}

impl<P: Platform> Account<P> {
    /// The same account, whose platform has another name.
    fn known_as<Q: Platform>(self) -> Account<Q> {
        Account { shared: Arc::clone(&self.shared), platform: PhantomData }
    }
}
