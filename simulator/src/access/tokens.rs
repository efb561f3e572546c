//! Which access tokens are accepted.

use std::time::SystemTime;

use super::access_token::AccessToken;
use super::token::Token;
use crate::answers::refusal::Refusal;

/// The tokens to accept; none means all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens(Vec<AccessToken>);

impl Tokens {
    pub(crate) fn allow(&mut self, token: AccessToken) {
        self.0.push(token);
    }

    /// What is known of a token.
    pub(crate) fn known(&self, token: Option<&Token>) -> Option<&AccessToken> {
        self.0.iter().find(|known| Some(&known.token) == token)
    }

    /// A token for a Page: its own, or one that is taken here, which is that of the request where not all are.
    pub(crate) fn of_page(&self, id: &str, sent: Option<&Token>) -> String {
        let own = self.0.iter().find(|known| known.account() == Some(id));
        match (own, sent) {
            (Some(own), _) => own.token.expose().to_owned(),
            (None, Some(sent)) if !self.0.is_empty() => sent.expose().to_owned(),
            _ => format!("page-token-of-{id}"),
        }
    }

    pub(crate) fn admit(&self, token: Option<&Token>, now: SystemTime) -> Result<(), Refusal> {
        match (token, self.known(token)) {
            (None, _) => Err(Refusal::token_missing()),
            (_, Some(known)) if known.has_expired_by(now) => Err(Refusal::token_ran_out()),
            (_, Some(_)) => Ok(()),
            (Some(_), None) if self.0.is_empty() => Ok(()),
            (Some(_), None) => Err(Refusal::token_unknown()),
        }
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
}
