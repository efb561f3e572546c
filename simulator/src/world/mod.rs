//! What the simulator knows beside messages: accounts with all that was set up for them, and people.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::feed::{Feed, News};

mod account;
pub(crate) mod accounts;
pub(crate) mod calling;
mod listed;
mod notification_token;
mod owner;
mod person;
pub(crate) mod utility;

pub(crate) use listed::{Label, Persona};
pub(crate) use notification_token::NotificationToken;
pub(crate) use owner::{Owner, THIS_APP};
pub(crate) use person::{People, username};

pub use account::Account;
pub use person::Person;

/// Everything that lasts from one call to the next.
#[derive(Debug, Default)]
pub(crate) struct World {
    people: People,
    accounts: Mutex<BTreeMap<String, Account>>,
    feed: Feed,
}

impl World {
    pub(crate) fn new(people: People, accounts: BTreeMap<String, Account>, feed: Feed) -> Self {
        Self { people, accounts: Mutex::new(accounts), feed }
    }

    pub(crate) fn people(&self) -> &People {
        &self.people
    }

    /// The account as it is now; one of which nothing is known is empty.
    pub(crate) fn account(&self, id: &str) -> Account {
        self.accounts().get(id).cloned().unwrap_or_default()
    }

    /// Each as it is now.
    pub(crate) fn all(&self) -> BTreeMap<String, Account> {
        self.accounts().clone()
    }

    /// What was set up in an earlier life.
    pub(crate) fn restore(&self, accounts: BTreeMap<String, Account>) {
        self.accounts().extend(accounts);
    }

    /// What `look` makes of an account, without changing it.
    pub(crate) fn look<T>(&self, id: &str, look: impl FnOnce(&Account) -> T) -> T {
        match self.accounts().get(id) {
            Some(account) => look(account),
            None => look(&Account::default()),
        }
    }

    /// Changes an account in one step.
    pub(crate) fn change<T>(&self, id: &str, change: impl FnOnce(&mut Account) -> T) -> T {
        let changed = change(self.accounts().entry(id.to_owned()).or_default());
        self.feed.tell(News::Account(id.to_owned()));
        changed
    }

    /// The first that `find` finds in any account, by its id.
    pub(crate) fn find<T>(&self, mut find: impl FnMut(&str, &Account) -> Option<T>) -> Option<T> {
        self.accounts().iter().find_map(|(id, account)| find(id, account))
    }

    /// Changes the first account that `is_meant` by its id and in which `change` finds what it changes.
    pub(crate) fn change_first<T>(
        &self,
        is_meant: impl Fn(&str) -> bool,
        mut change: impl FnMut(&mut Account) -> Option<T>,
    ) -> Option<T> {
        let mut accounts = self.accounts();
        let mut each = accounts.iter_mut().filter(|(id, _)| is_meant(id));
        let (id, changed) = each.find_map(|(id, account)| Some((id.clone(), change(account)?)))?;
        self.feed.tell(News::Account(id));
        Some(changed)
    }

    /// What `look` finds in all accounts that are meant by their ids.
    pub(crate) fn gather<T>(
        &self,
        is_meant: impl Fn(&str) -> bool,
        look: impl FnMut(&Account) -> Vec<T>,
    ) -> Vec<T> {
        let accounts = self.accounts();
        let meant = accounts.iter().filter(|(id, _)| is_meant(id));
        meant.map(|(_, account)| account).flat_map(look).collect()
    }

    /// A thread that panicked while it held the lock left each account as it was or as it was to be.
    fn accounts(&self) -> MutexGuard<'_, BTreeMap<String, Account>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
