//! Which access tokens are accepted.

use std::time::SystemTime;

use super::access_token::AccessToken;
use super::token::Token;
use crate::answers::refusal::Refusal;

/// The tokens to accept; none named means all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    named: Vec<AccessToken>,
    made: Vec<Made>,
}

/// The tokens of Pages that whoever asks with a token is given, where the Page has none that was named.
#[derive(Clone, Debug)]
struct Made {
    /// None is a token of which nothing is known.
    asking: Option<Token>,
    tokens: Vec<AccessToken>,
}

impl Tokens {
    pub(crate) fn allow(&mut self, token: AccessToken) {
        self.named.push(token);
    }

    /// Makes a token of each of these Pages for whoever is no account.
    pub(crate) fn for_pages(self, pages: &[&str]) -> Self {
        let unknown = AccessToken::new(String::new());
        let asking = self.named.iter().filter(|named| named.account().is_none());
        let asking = asking.map(|named| (Some(named.token.clone()), named));
        let all = self.named.is_empty().then_some((None, &unknown));
        let made = asking.chain(all).enumerate().map(|(number, (asking, known))| {
            let managed = pages.iter().filter(|page| known.manages(page));
            let tokens = managed.map(|page| known.for_page(made_name(page, number), page));
            Made { asking, tokens: tokens.collect() }
        });
        let made = made.collect();
        Self { made, ..self }
    }

    /// What is known of a token.
    pub(crate) fn known(&self, token: Option<&Token>) -> Option<&AccessToken> {
        let made = self.made.iter().flat_map(|made| &made.tokens);
        self.named.iter().chain(made).find(|known| Some(&known.token) == token)
    }

    /// The token of a Page, for who asks with this one: the same if it is the Page's, else the Page's own.
    pub(crate) fn of_page(
        &self,
        page: &str,
        asking: Option<&Token>,
        now: SystemTime,
    ) -> Option<&str> {
        let known = self.known(asking);
        let is_its = |token: &&AccessToken| token.account() == Some(page);
        let app = known.and_then(AccessToken::app);
        let is_good = |it: &&AccessToken| is_its(it) && !it.has_expired_by(now) && it.app() == app;
        let own = known.filter(is_its).or_else(|| self.named.iter().find(is_good));
        let is_asking = |made: &&Made| made.asking.is_none() || made.asking.as_ref() == asking;
        let made = || self.made.iter().find(is_asking)?.tokens.iter().find(is_its);
        own.or_else(made).map(|token| token.token.expose())
    }

    pub(crate) fn admit(&self, token: Option<&Token>, now: SystemTime) -> Result<(), Refusal> {
        match (token, self.known(token)) {
            (None, _) => Err(Refusal::token_missing()),
            (_, Some(known)) if known.has_expired_by(now) => Err(Refusal::token_ran_out()),
            (_, Some(_)) => Ok(()),
            (Some(_), None) if self.named.is_empty() => Ok(()),
            (Some(_), None) => Err(Refusal::token_unknown()),
        }
    }
}

fn made_name(page: &str, number: usize) -> String {
    match number {
        0 => format!("page-token-of-{page}"),
        more => format!("page-token-of-{page}-{more}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_never_shows_itself() {
        let mut tokens = Tokens::default();
        tokens.allow(AccessToken::new("EAAsecret"));
        assert!(!format!("{tokens:?}").contains("EAAsecret"));
    }

    #[test]
    fn what_is_made_for_a_page_allows_what_the_asking_token_allows() {
        let now = SystemTime::UNIX_EPOCH;
        let mut tokens = Tokens::default();
        tokens.allow(AccessToken::new("ada").of_a_person("Ada").managing("101").without("x"));
        tokens.allow(AccessToken::new("own").of_account("102"));
        tokens.allow(AccessToken::new("bo").of_a_person("Bo"));
        let tokens = tokens.for_pages(&["101", "102"]);
        let of = |page, asking| tokens.of_page(page, Some(&Token::new(asking)), now);
        assert_eq!(of("101", "ada"), Some("page-token-of-101"));
        assert_eq!(of("102", "ada"), Some("own"));
        assert_eq!(of("101", "bo"), Some("page-token-of-101-1"));
        assert_eq!((of("102", "own"), of("101", "own")), (Some("own"), None));
        let made =
            tokens.known(Some(&Token::new("page-token-of-101"))).map(|made| made.allows("x"));
        assert_eq!(made, Some(false));
    }
}
