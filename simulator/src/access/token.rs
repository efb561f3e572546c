//! An access token, and where a request carries one.

use std::fmt;

use axum::http::{HeaderMap, header};

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
        let is_taken = SCHEMES.iter().any(|taken| scheme.eq_ignore_ascii_case(taken));
        is_taken.then(|| Self::sent(token.trim()))?
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

/// The second is that of drafts of OAuth 2.0, which the platform has kept.
const SCHEMES: &[&str] = &["Bearer", "OAuth"];

#[cfg(test)]
mod tests {
    use super::Token;
    use axum::http::{HeaderMap, HeaderValue, header::AUTHORIZATION};

    #[test]
    fn only_a_header_with_a_token_counts() {
        assert_eq!(in_header("Bearer abc"), Some(Token::new("abc")));
        assert_eq!(in_header("bearer  abc "), Some(Token::new("abc")));
        assert_eq!(in_header("OAuth abc"), Some(Token::new("abc")));
        assert_eq!(in_header("Bearer "), None);
        assert_eq!(in_header("Basic abc"), None);
        assert_eq!(in_header("abc"), None);
    }

    fn in_header(value: &'static str) -> Option<Token> {
        let headers = HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static(value))]);
        Token::in_header(&headers)
    }
}
