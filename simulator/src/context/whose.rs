//! Whose a call is: the account and the app behind its token, and what that reaches.

use super::{ANY_PAGE, Context, ME};
use crate::Platform;
use crate::access::token::Token;
use crate::answers::refusal::Refusal;
use crate::request::call::Call;
use crate::world::{Account, THIS_APP};

impl Context {
    /// Whether a token is taken; the app's own is where the app's secret is known.
    pub(crate) fn admit(&self, token: Option<&Token>) -> Result<(), Refusal> {
        let is_the_apps = |token: &Token| {
            let secret = self.app_secret.as_ref();
            secret.is_some_and(|secret| secret.is_in(token))
        };
        match token {
            Some(token) if is_the_apps(token) => Ok(()),
            token => self.tokens.admit(token, self.clock.now()),
        }
    }

    /// The id of the app that a token is for.
    pub(crate) fn app_of<'a>(&'a self, token: &'a Token) -> &'a str {
        let known = || self.tokens.known(Some(token))?.app();
        token.app().or_else(known).unwrap_or(THIS_APP)
    }

    /// The id of the app that a call comes from.
    pub(crate) fn app_behind<'a>(&'a self, call: &'a Call) -> &'a str {
        call.credentials.token.as_ref().map_or(THIS_APP, |token| self.app_of(token))
    }

    /// The id of the account in a path, which may be `me`, that wrote to this person.
    pub(crate) fn account_of(&self, account: &str, person: &str) -> Option<String> {
        if account != ME {
            return Some(account.to_owned());
        }
        let known = self.conversations.account_of(person);
        known.or_else(|| self.accounts.only().map(ToOwned::to_owned))
    }

    /// The account whose a token is, if that was said.
    pub(crate) fn account_behind(&self, token: Option<&Token>) -> Option<&str> {
        self.tokens.known(token)?.account()
    }

    /// A call to `me`, in the name of the account whose its token is; where that may be any, of the one that is meant.
    pub(crate) fn in_its_name(&self, call: Call) -> Call {
        let is_me = call.route.account == ME && self.accounts.several();
        let token = call.credentials.token.as_ref();
        let own = self.account_behind(token).filter(|_| call.route.account == ME);
        let meant = || self.meant(&call).filter(|_| is_me && !self.is_a_persons(token));
        match own.map(ToOwned::to_owned).or_else(meant) {
            Some(account) => {
                let platform = self.accounts.platform(&account, call.host.as_deref());
                call.of_account(account, platform)
            }
            None => call,
        }
    }

    /// Whom `me` means with a token that may be any account's: the one that knows the person by this id, or the only one that
    /// it can be.
    fn meant(&self, call: &Call) -> Option<String> {
        let only = || self.accounts.me_on(call.host.as_deref()).map(ToOwned::to_owned);
        let knowers = call.person().map(|person| self.conversations.knowers(&person));
        match knowers.as_deref() {
            Some([known]) => Some(known.clone()),
            _ => only(),
        }
    }

    /// `me` has to be somebody: a token that may be the one's as well as the other's does not say whose it is.
    pub(crate) fn admit_me(&self, call: &Call) -> Result<(), Refusal> {
        let is_anybody = call.route.account == ME && self.accounts.several();
        if is_anybody && !self.is_a_persons(call.credentials.token.as_ref()) {
            return Err(Refusal::token_of_several(&self.accounts.ids()));
        }
        Ok(())
    }

    /// The host that a token is for, if it is known whose it is: a person's is for that of Pages.
    pub(crate) fn host_of(&self, token: Option<&Token>) -> Option<Platform> {
        let of_account = |account| self.accounts.platform(account, None);
        let of_person = || self.is_a_persons(token).then_some(Platform::Messenger);
        self.account_behind(token).map(of_account).or_else(of_person)
    }

    fn is_a_persons(&self, token: Option<&Token>) -> bool {
        self.tokens.known(token).is_some_and(|known| known.person().is_some())
    }

    /// Whether the token of a call reaches what is this account's.
    pub(crate) fn reaches(&self, call: &Call, account: &str) -> bool {
        let own = self.account_behind(call.credentials.token.as_ref());
        own.is_none_or(|own| self.accounts.is_within(account, own))
    }

    /// The first that `find` finds in an account that the token of a call reaches.
    pub(crate) fn find<T>(
        &self,
        call: &Call,
        mut find: impl FnMut(&Account) -> Option<T>,
    ) -> Option<T> {
        self.world.find(|id, account| find(account).filter(|_| self.reaches(call, id)))
    }

    /// Whether something has this id that the token of a call does not reach: of an account, or somebody who writes to it.
    pub(crate) fn is_elsewhere(&self, call: &Call, id: &str) -> bool {
        let owner = || self.world.find(|owner, account| account.has(id).then(|| owner.to_owned()));
        let mut owners = self.conversations.knowers(id);
        owners.extend(if owners.is_empty() { owner() } else { None });
        !owners.is_empty() && !owners.iter().any(|owner| self.reaches(call, owner))
    }

    /// Changes the first account that the token of a call reaches and in which `change` finds what it changes.
    pub(crate) fn change_first<T>(
        &self,
        call: &Call,
        change: impl FnMut(&mut Account) -> Option<T>,
    ) -> Option<T> {
        self.world.change_first(|id| self.reaches(call, id), change)
    }

    /// A person by the id that another account has for them is nobody.
    pub(crate) fn admit_person(&self, call: &Call, person: &str) -> Result<(), Refusal> {
        let account = self.accounts.resolve(&call.route.account);
        let knowers = self.conversations.knowers(person);
        let is_known =
            account == ME || knowers.iter().any(|it| self.accounts.is_within(it, account));
        if !knowers.is_empty() && !is_known {
            return Err(Refusal::person_unknown(call.platform, person));
        }
        Ok(())
    }

    /// The account behind the one in a path, as far as it is known.
    pub(crate) fn known_account<'a>(&'a self, account: &'a str) -> &'a str {
        match self.accounts.resolve(account) {
            ME => self.accounts.first().unwrap_or(ANY_PAGE),
            account => account,
        }
    }

    /// The account that a token tells of: its own, or the one that `me` is. None where that may be several.
    pub(crate) fn profile<'a>(&'a self, own: Option<&'a str>) -> Option<&'a str> {
        let any = || (!self.accounts.several()).then(|| self.known_account(ME));
        own.or_else(|| self.accounts.me_on(None)).or_else(any)
    }
}
