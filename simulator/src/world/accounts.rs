//! Which account is whose.

use std::collections::{BTreeMap, BTreeSet};

use crate::Platform;
use crate::route::is_account_id;

#[derive(Clone, Debug, Default)]
pub(crate) struct Accounts {
    named: BTreeMap<String, Platform>,
    /// What people call them.
    names: BTreeMap<String, String>,
}

impl Accounts {
    pub(crate) fn register(&mut self, account: String, platform: Platform) {
        self.named.insert(account, platform);
    }

    pub(crate) fn call(&mut self, account: String, name: String) {
        self.names.insert(account, name);
    }

    /// What people call the account.
    pub(crate) fn name(&self, account: &str) -> String {
        let named = self.names.get(account).cloned();
        named.unwrap_or_else(|| match self.platform(account, None) {
            Platform::Messenger => format!("Page {account}"),
            Platform::Instagram => format!("Instagram {account}"),
        })
    }

    /// Those that were named.
    pub(crate) fn ids(&self) -> BTreeSet<String> {
        self.named.keys().cloned().collect()
    }

    /// Whether it was named.
    pub(crate) fn has(&self, account: &str) -> bool {
        self.named.contains_key(account)
    }

    /// One that was named by what is no account's id.
    pub(crate) fn misnamed(&self) -> Option<&str> {
        self.named.keys().map(String::as_str).find(|id| !is_account_id(id))
    }

    /// The one that was named, or the first in the order of their ids.
    pub(crate) fn first(&self) -> Option<&str> {
        self.named.keys().next().map(String::as_str)
    }

    /// Whose id `me` stands for, if there is but one.
    pub(crate) fn only(&self) -> Option<&str> {
        self.first().filter(|_| self.named.len() == 1)
    }

    /// Whether an account does things for another: a Page does so for what is of Instagram, since nobody says which account
    /// is linked to which Page.
    pub(crate) fn is_within(&self, account: &str, own: &str) -> bool {
        let platforms = (self.platform(own, None), self.platform(account, None));
        own == account || platforms == (Platform::Messenger, Platform::Instagram)
    }

    pub(crate) fn several(&self) -> bool {
        self.named.len() > 1
    }

    /// The ids of those that are Pages.
    pub(crate) fn pages(&self) -> Vec<&str> {
        self.of(Platform::Messenger).collect()
    }

    /// Whom `me` stands for with a token that may be any account's: on the host of Instagram login the one Instagram
    /// account, elsewhere the one Page, or the one account there is. None where there are several.
    pub(crate) fn me_on(&self, host: Option<&str>) -> Option<&str> {
        let platform =
            if host.is_some_and(is_instagram) { Platform::Instagram } else { Platform::Messenger };
        let mut there = self.of(platform);
        let first = there.next();
        self.only().or(first.filter(|_| there.next().is_none()))
    }

    fn of(&self, platform: Platform) -> impl Iterator<Item = &str> {
        let named = self.named.iter();
        named.filter(move |(_, its)| **its == platform).map(|(id, _)| id.as_str())
    }

    pub(crate) fn platform(&self, account: &str, host: Option<&str>) -> Platform {
        if host.is_some_and(is_instagram) {
            return Platform::Instagram;
        }
        let named = if account == "me" { self.me() } else { self.named.get(account).copied() };
        named.unwrap_or(Platform::Messenger)
    }

    /// The account behind `me`, if there is but one; any other stands for itself.
    pub(crate) fn resolve<'a>(&'a self, account: &'a str) -> &'a str {
        if account == "me" { self.only().unwrap_or(account) } else { account }
    }

    /// The platform of `me`, which belongs to the token: known if all accounts are of one platform.
    fn me(&self) -> Option<Platform> {
        let mut platforms = self.named.values().copied();
        let first = platforms.next()?;
        platforms.all(|platform| platform == first).then_some(first)
    }
}

/// Whether this is the host of Instagram login.
pub(crate) fn is_instagram(host: &str) -> bool {
    hosts(host) == Some(Platform::Instagram)
}

/// Whose tokens a host of Meta's takes: those of Pages, and of Instagram accounts by way of a Page, or those of Instagram login.
/// None for any other name, such as that of this machine.
pub(crate) fn hosts(host: &str) -> Option<Platform> {
    let name = host.split_once(':').map_or(host, |(name, _port)| name);
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    match () {
        () if is("graph.instagram.com") => Some(Platform::Instagram),
        () if is("graph.facebook.com") || is("graph-video.facebook.com") => {
            Some(Platform::Messenger)
        }
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Accounts;
    use crate::Platform::{self, Instagram, Messenger};

    #[test]
    fn an_account_is_a_page_unless_named_otherwise() {
        let accounts = accounts(&[("1", Messenger), ("2", Instagram)]);
        assert_eq!(accounts.platform("1", None), Messenger);
        assert_eq!(accounts.platform("2", Some("127.0.0.1:8080")), Instagram);
        assert_eq!(accounts.platform("3", None), Messenger);
    }

    #[test]
    fn the_host_of_instagram_decides() {
        let accounts = accounts(&[("1", Messenger)]);
        assert_eq!(accounts.platform("1", Some("Graph.Instagram.com:443")), Instagram);
        assert_eq!(accounts.platform("me", Some("graph.instagram.com")), Instagram);
        assert_eq!(accounts.platform("1", Some("graph.facebook.com")), Messenger);
    }

    #[test]
    fn me_follows_the_named_accounts_when_they_agree() {
        assert_eq!(accounts(&[]).platform("me", None), Messenger);
        assert_eq!(accounts(&[("2", Instagram)]).platform("me", None), Instagram);
        let both = accounts(&[("1", Instagram), ("2", Messenger)]);
        assert_eq!(both.platform("me", None), Messenger);
    }

    fn accounts(named: &[(&str, Platform)]) -> Accounts {
        let mut accounts = Accounts::default();
        for (id, platform) in named {
            accounts.register((*id).to_owned(), *platform);
        }
        accounts
    }
}
