//! A directory of accounts, to find the one that an event is for.

use std::collections::BTreeMap;
use std::collections::btree_map;
use std::fmt;

pub use self::any_account::AnyAccount;
pub(crate) use self::any_account::on_either;
pub use self::named::Named;
use crate::account::id::check_account_id;
use crate::error::Problem;
use crate::{Account, Error, Instagram, Messenger};

mod any_account;
mod named;

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
///
/// # From many at a time
///
/// [`try_extend`](Self::try_extend) is as strict as [`add`](Self::add). `collect` and `extend` cannot fail: they work as with
/// any map of the standard library, so that of several accounts with one id the last is kept, which is how a token is
/// replaced; and what is wrong with one is told when it is used, or before by [`unusable`](Self::unusable). Both take
/// accounts by their own ids, or pairs of an id and an account.
///
/// ```
/// use sendapi::{Accounts, Client};
///
/// let client = Client::new();
/// let rows = [("1234567890", "EAABexample"), ("1234567891", "EAABexample"), ("12x", "EAABexample")];
/// let mut accounts: Accounts = rows.iter().map(|(id, token)| client.page(id, *token)).collect();
/// accounts.extend([("17841400000000000", client.instagram("1234567890", "EAABexample"))]);
///
/// let unusable: Vec<String> = accounts.unusable().map(|(_, error)| error.to_string()).collect();
/// assert!(unusable[0].starts_with("account id has `x` at character 3"));
/// assert_eq!((accounts.len(), unusable.len()), (4, 1));
/// ```
#[derive(Clone, Default)]
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

    /// Adds all of them, or none.
    ///
    /// # Errors
    ///
    /// That of the first that cannot be added, as with [`add_as`](Self::add_as). The directory stays as it was.
    ///
    /// # Example
    ///
    /// ```
    /// use sendapi::{Accounts, Client};
    ///
    /// let client = Client::new();
    /// let mut accounts = Accounts::new();
    /// accounts.try_extend([client.page(1, "EAABexample"), client.page(2, "EAABexample")])?;
    /// assert!(accounts.try_extend([client.page(3, "EAABexample"), client.page(1, "EAABexample")]).is_err());
    /// assert_eq!(accounts.len(), 2);
    /// # Ok::<(), sendapi::Error>(())
    /// ```
    pub fn try_extend(
        &mut self,
        accounts: impl IntoIterator<Item = impl Into<Named>>,
    ) -> Result<(), Error> {
        let mut new = Self::new();
        for account in accounts {
            let Named { id, account } = account.into();
            self.check_free(&id)?;
            new.insert(id, account)?;
        }
        self.0.append(&mut new.0);
        Ok(())
    }

    /// What cannot be found by any event or cannot send, with what is wrong with it: of
    /// [many at a time](Self#from-many-at-a-time), since [`add`](Self::add) refuses it. An id that is none may be a token in
    /// the wrong place: mind where you print it.
    pub fn unusable(&self) -> impl Iterator<Item = (&str, Error)> {
        self.iter().filter_map(|(id, account)| Some((id, usable(id, account).err()?)))
    }

    /// The account with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&AnyAccount> {
        self.0.get(id)
    }

    /// The account with this id, if it sends Messenger messages.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<Account<Messenger>> {
        self.get(id).and_then(AnyAccount::messenger)
    }

    /// The account with this id, if it sends Instagram messages.
    #[must_use]
    pub fn instagram(&self, id: &str) -> Option<Account<Instagram>> {
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
        usable(&id, &account)?;
        self.check_free(&id)?;
        self.0.insert(id, account);
        Ok(())
    }

    fn check_free(&self, id: &str) -> Result<(), Problem> {
        if self.0.contains_key(id) {
            return Err(Problem::new(format!(
                "account `{id}` is in the directory already, remove it first, or give this one its own id with `add_as`"
            )));
        }
        Ok(())
    }
}

/// Whether an event finds the account by this id, and whether it can send.
fn usable(id: &str, account: &AnyAccount) -> Result<(), Error> {
    account.check()?;
    check_account_id(id)?;
    if id == "me" {
        return Err(Problem::new(
            "account id is `me`, by which no event finds it, give the digits of the account's id",
        )
        .into());
    }
    Ok(())
}

impl IntoIterator for Accounts {
    type Item = (String, AnyAccount);
    type IntoIter = btree_map::IntoIter<String, AnyAccount>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Accounts {
    type Item = (&'a str, &'a AnyAccount);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

/// An id that is none is left out: it may be a token in the wrong place.
impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|(id, account)| (shown(id), account))).finish()
    }
}

fn shown(id: &str) -> &str {
    if check_account_id(id).is_ok() { id } else { "…" }
}

/// The accounts of a directory with their ids, from [`Accounts::iter`].
#[derive(Clone)]
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

impl fmt::Debug for Iter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").field("len", &self.len()).finish_non_exhaustive()
    }
}
