//! A directory of accounts, to find the one that an event is for.

use std::collections::BTreeMap;
use std::collections::btree_map::{self, Entry};

use crate::setup::{self, Problem};
use crate::{Account, Error, Instagram, Messenger, Platform, PlatformKind};

/// Accounts by their ids: Pages and Instagram accounts, hundreds of them.
///
/// Those of one [`Client`](crate::Client) share its connections; token, rates and platform are each
/// account's own.
///
/// A webhook's event names the Page or the Instagram account that it is for. A Page is found by its
/// id. So is an Instagram account with [Instagram login](crate::Client::instagram_login); one that
/// sends [by its Page](crate::Client::instagram) has the id of the Page, and is added by the id that
/// events name with [`add_as`](Self::add_as).
///
/// # Example
///
/// ```
/// use sendapi::{Accounts, Client};
///
/// let client = Client::new();
/// let mut accounts = Accounts::new();
/// accounts.add(client.page("1234567890", "EAABexample"))?;
/// accounts.add_as("17841400000000000", client.instagram("1234567890", "EAABexample"))?;
/// accounts.add(client.instagram_login("17841400000000001", "IGAAexample"))?;
///
/// let page = accounts.page("1234567890").expect("it was added");
/// assert_eq!(page.id(), "1234567890");
/// assert!(accounts.page("17841400000000000").is_none());
/// assert_eq!(accounts.iter().count(), 3);
/// # Ok::<(), sendapi::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Accounts(BTreeMap<String, AnyAccount>);

impl Accounts {
    /// An empty directory.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds an account by its own id.
    ///
    /// # Errors
    ///
    /// As with [`add_as`](Self::add_as).
    pub fn add(&mut self, account: impl Into<AnyAccount>) -> Result<(), Error> {
        let account = account.into();
        self.insert(account.id().to_owned(), account)
    }

    /// Adds an account by another id than its own.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) when there is an account with this id
    /// already, when the id has other characters than digits (`me` names no account to others), or
    /// when the account itself cannot be used. The directory stays as it was.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "`&str`, `String` and integers are equally welcome"
    )]
    pub fn add_as(
        &mut self,
        id: impl ToString,
        account: impl Into<AnyAccount>,
    ) -> Result<(), Error> {
        self.insert(id.to_string(), account.into())
    }

    /// The account with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&AnyAccount> {
        self.0.get(id)
    }

    /// The account with this id, if it sends Messenger messages.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&Account<Messenger>> {
        self.get(id).and_then(AnyAccount::messenger)
    }

    /// The account with this id, if it sends Instagram messages.
    #[must_use]
    pub fn instagram(&self, id: &str) -> Option<&Account<Instagram>> {
        self.get(id).and_then(AnyAccount::instagram)
    }

    /// Takes the account with this id out.
    pub fn remove(&mut self, id: &str) -> Option<AnyAccount> {
        self.0.remove(id)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All accounts with the ids that they were added by, in an order that stays the same.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.0.iter())
    }

    fn insert(&mut self, id: String, account: AnyAccount) -> Result<(), Error> {
        account.check()?;
        setup::check_account_id(&id)?;
        if id == "me" {
            return Err(Problem::new(
                "account id is `me`, by which no event finds it, give the digits of the account's id",
            )
            .into());
        }
        match self.0.entry(id) {
            Entry::Vacant(place) => {
                place.insert(account);
                Ok(())
            }
            Entry::Occupied(place) => Err(Problem::new(format!(
                "account `{}` is in the directory already, remove it first, or give this one its own id with `add_as`",
                place.key()
            ))
            .into()),
        }
    }
}

impl<'a> IntoIterator for &'a Accounts {
    type Item = (&'a str, &'a AnyAccount);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// The accounts of a directory with their ids, from [`Accounts::iter`].
#[derive(Clone, Debug)]
pub struct Iter<'a>(btree_map::Iter<'a, String, AnyAccount>);

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a str, &'a AnyAccount);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(id, account)| (id.as_str(), account))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

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

    fn check(&self) -> Result<(), Error> {
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
