//! Access tokens: where a request carries one, and which are accepted.

use std::fmt;
use std::time::SystemTime;

use axum::http::{HeaderMap, header};

use super::access_token::AccessToken;
use crate::answers::refusal::Refusal;

/// An access token, or a proof of one, that never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// A token that was sent; an empty one is none.
    pub(crate) fn sent(token: &str) -> Option<Self> {
        (!token.is_empty()).then(|| Self::new(token))
    }

    pub(crate) fn in_header(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("Bearer").then(|| Self::sent(token.trim()))?
    }

    /// The id of the app whose own it is: `{app id}|{secret}`.
    pub(crate) fn app(&self) -> Option<&str> {
        self.0.split_once('|').map(|(app, _)| app)
    }

    /// For the computation of a proof, and for what is asked about the token.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

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

    /// A token for a Page: one that is taken here, which is that of the request where not all are.
    pub(crate) fn of_page(&self, id: &str, sent: Option<&Token>) -> String {
        match sent {
            Some(sent) if !self.0.is_empty() => sent.expose().to_owned(),
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
    use super::{AccessToken, Token, Tokens};
    use axum::http::{HeaderMap, HeaderValue, header::AUTHORIZATION};

    #[test]
    fn a_token_never_shows_itself() {
        let mut tokens = Tokens::default();
        tokens.allow(AccessToken::new("EAAsecret"));
        assert!(!format!("{tokens:?}").contains("EAAsecret"));
    }

    #[test]
    fn only_a_bearer_header_with_a_token_counts() {
        assert_eq!(in_header("Bearer abc"), Some(Token::new("abc")));
        assert_eq!(in_header("bearer  abc "), Some(Token::new("abc")));
        assert_eq!(in_header("Bearer "), None);
        assert_eq!(in_header("Basic abc"), None);
        assert_eq!(in_header("abc"), None);
    }

    fn in_header(value: &'static str) -> Option<Token> {
        let headers = HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(value))]);
        Token::in_header(&headers)
    }
}
