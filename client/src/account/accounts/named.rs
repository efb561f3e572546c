//! Many accounts at a time.

use std::fmt;

use super::{Accounts, shown};
use crate::{Account, AnyAccount, Platform};

/// An account and the id that it is found by: its own, or the one that stands beside it.
#[derive(Clone)]
pub struct Named {
    pub(super) id: String,
    pub(super) account: AnyAccount,
}

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Named")
            .field("id", &shown(&self.id))
            .field("account", &self.account)
            .finish()
    }
}

impl From<AnyAccount> for Named {
    fn from(account: AnyAccount) -> Self {
        Self { id: account.id().to_owned(), account }
    }
}

impl<P: Platform> From<Account<P>> for Named {
    fn from(account: Account<P>) -> Self {
        AnyAccount::from(account).into()
    }
}

impl<K: ToString, A: Into<AnyAccount>> From<(K, A)> for Named {
    fn from((id, account): (K, A)) -> Self {
        Self { id: id.to_string(), account: account.into() }
    }
}

/// Of several with one id the last is kept. See [`Accounts`](Accounts#from-many-at-a-time).
impl<N: Into<Named>> Extend<N> for Accounts {
    fn extend<I: IntoIterator<Item = N>>(&mut self, accounts: I) {
        let named = accounts.into_iter().map(Into::into);
        self.0.extend(named.map(|Named { id, account }| (id, account)));
    }
}

/// Of several with one id the last is kept. See [`Accounts`](Accounts#from-many-at-a-time).
impl<N: Into<Named>> FromIterator<N> for Accounts {
    fn from_iter<I: IntoIterator<Item = N>>(accounts: I) -> Self {
        let mut all = Self::new();
        all.extend(accounts);
        all
    }
}
