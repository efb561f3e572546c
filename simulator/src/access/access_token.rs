//! What is known of an access token: whose it is, for which app, what it allows and how long.

use std::collections::BTreeSet;
use std::time::SystemTime;

use super::token::Token;

/// An access token that a simulator takes, with what `debug_token` tells of it: [`Builder::access_token`].
///
/// Unless told, it is of any account, for the app that the simulator's calls come from, allows everything and does not
/// run out.
///
/// ```
/// use sendapi_simulator::{AccessToken, Simulator};
///
/// let settings = Simulator::builder()
///     .page("101")
///     .access_token(AccessToken::new("a page's token").without("pages_messaging"))
///     .access_token(AccessToken::new("a person's token").of_a_person("Ada Berg"));
/// ```
///
/// [`Builder::access_token`]: crate::Builder::access_token
#[derive(Clone, Debug)]
#[must_use = "give it to `Builder::access_token`"]
pub struct AccessToken {
    pub(crate) token: Token,
    account: Option<String>,
    person: Option<String>,
    pages: BTreeSet<String>,
    app: Option<String>,
    without: BTreeSet<String>,
    expires_at: Option<SystemTime>,
    data_access_expires_at: Option<SystemTime>,
}

impl AccessToken {
    /// A token of the account.
    pub fn new(token: impl Into<String>) -> Self {
        Self {
            token: Token::new(token),
            account: None,
            person: None,
            pages: BTreeSet::new(),
            app: None,
            without: BTreeSet::new(),
            expires_at: None,
            data_access_expires_at: None,
        }
    }

    /// One of the account with this id, so that `me` is this account; other accounts of its platform refuse it.
    ///
    /// ```
    /// use sendapi_simulator::{AccessToken, Simulator};
    ///
    /// let settings = Simulator::builder()
    ///     .page("101")
    ///     .page("102")
    ///     .access_token(AccessToken::new("the bakery's").of_account("101"))
    ///     .access_token(AccessToken::new("the flower shop's").of_account("102"));
    /// ```
    pub fn of_account(mut self, id: impl Into<String>) -> Self {
        self.account = Some(id.into());
        self
    }

    /// One of a person, as a login gives it, and not of the account: the account's calls refuse it.
    pub fn of_a_person(mut self, name: impl Into<String>) -> Self {
        self.person = Some(name.into());
        self
    }

    /// One of a person who manages the Page with this id, and those of further calls: `me/accounts` has these alone. Unless
    /// told, a person manages all of them.
    ///
    /// ```
    /// use sendapi_simulator::{AccessToken, Simulator};
    ///
    /// let ada = AccessToken::new("Ada's").of_a_person("Ada Berg").managing("101");
    /// let settings = Simulator::builder().page("101").page("102").access_token(ada);
    /// ```
    pub fn managing(mut self, id: impl Into<String>) -> Self {
        self.pages.insert(id.into());
        self
    }

    /// One for another app, by its id.
    pub fn of_app(mut self, id: impl Into<String>) -> Self {
        self.app = Some(id.into());
        self
    }

    /// One that lacks this permission, such as `pages_messaging`: what needs it is refused.
    pub fn without(mut self, permission: impl Into<String>) -> Self {
        self.without.insert(permission.into());
        self
    }

    /// One that runs out at this time of the simulator's clock: from then on everything refuses it, code 190 and
    /// subcode 463.
    pub fn expires_at(mut self, at: SystemTime) -> Self {
        self.expires_at = Some(at);
        self
    }

    /// One that reaches the data of people until this time; it is told, and nothing else comes of it here.
    pub fn data_access_expires_at(mut self, at: SystemTime) -> Self {
        self.data_access_expires_at = Some(at);
        self
    }

    /// The id of the account whose it is, if that was said.
    pub(crate) fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// The name of the person whose it is.
    pub(crate) fn person(&self) -> Option<&str> {
        self.person.as_deref()
    }

    /// Whether `me/accounts` has this Page.
    pub(crate) fn manages(&self, page: &str) -> bool {
        self.pages.is_empty() || self.pages.contains(page)
    }

    /// The token of a Page that whoever has this one is given: it allows the same, and does not run out.
    pub(crate) fn for_page(&self, token: String, page: &str) -> Self {
        let (app, without) = (self.app.clone(), self.without.clone());
        Self { app, without, ..Self::new(token).of_account(page) }
    }

    /// The other app that it is for.
    pub(crate) fn app(&self) -> Option<&str> {
        self.app.as_deref()
    }

    pub(crate) fn allows(&self, permission: &str) -> bool {
        !self.without.contains(permission)
    }

    pub(crate) fn has_expired_by(&self, now: SystemTime) -> bool {
        self.expires_at.is_some_and(|at| at <= now)
    }

    /// When it runs out, and when it no longer reaches the data of people.
    pub(crate) fn ends(&self) -> [Option<SystemTime>; 2] {
        [self.expires_at, self.data_access_expires_at]
    }
}
