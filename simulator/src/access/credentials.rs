//! What a request shows to be let in: a token, and the proof that its sender knows the app's secret.

use axum::http::HeaderMap;
use serde_json::{Map, Value};

use super::token::Token;

/// A token and its `appsecret_proof`, from wherever a request carries them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credentials {
    pub(crate) token: Option<Token>,
    pub(crate) proof: Option<Token>,
    /// Seconds since 1970, as sent.
    pub(crate) time: Option<String>,
}

impl Credentials {
    pub(crate) fn in_header(headers: &HeaderMap) -> Self {
        Self { token: Token::in_header(headers), ..Self::default() }
    }

    /// Those that stand in JSON, as the platform takes them too.
    pub(crate) fn in_json(request: &Value) -> Self {
        let members = request.as_object();
        Self::of(|name| members?.get(name).cloned())
    }

    /// The same, and they stand there no more.
    pub(crate) fn taken(members: &mut Map<String, Value>) -> Self {
        Self::of(|name| members.remove(name))
    }

    fn of(mut value: impl FnMut(&str) -> Option<Value>) -> Self {
        let mut credentials = Self::default();
        for name in [TOKEN, PROOF, TIME] {
            match value(name) {
                Some(Value::String(text)) => credentials.set(name, &text),
                Some(Value::Number(number)) => credentials.set(name, &number.to_string()),
                _ => {}
            }
        }
        credentials
    }

    /// As parameters of a query.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> {
        let exposed = |token: &Option<Token>| token.as_ref().map(|token| token.expose().to_owned());
        let pairs = [
            (TOKEN, exposed(&self.token)),
            (PROOF, exposed(&self.proof)),
            (TIME, self.time.clone()),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?)))
    }

    /// Whether both have a token, and not the same.
    pub(crate) fn differs(&self, other: &Self) -> bool {
        self.token.is_some() && other.token.is_some() && self.token != other.token
    }

    /// Whether a parameter of this name is a secret and no member of the request.
    pub(crate) fn own(name: &str) -> bool {
        [TOKEN, PROOF, TIME].contains(&name)
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match name {
            TOKEN => self.token = Token::sent(value),
            PROOF => self.proof = Token::sent(value),
            TIME => self.time = Some(value.to_owned()),
            _ => {}
        }
    }

    /// What is missing comes from `later`.
    pub(crate) fn or(self, later: Self) -> Self {
        Self {
            token: self.token.or(later.token),
            proof: self.proof.or(later.proof),
            time: self.time.or(later.time),
        }
    }

    /// For an item of a batch: a proof belongs to its token, so that another token needs its own.
    pub(crate) fn or_of_the_batch(self, batch: &Self) -> Self {
        if self.token.is_none() || self.token == batch.token {
            self.or(batch.clone())
        } else {
            self
        }
    }
}

const TOKEN: &str = "access_token";
const PROOF: &str = "appsecret_proof";
const TIME: &str = "appsecret_time";

#[cfg(test)]
mod tests {
    use super::{Credentials, PROOF, TOKEN};
    use crate::access::token::Token;

    #[test]
    fn a_proof_goes_with_its_token_alone() {
        let batch = of("a", Some("proof of a"));
        let inherits = |item: Credentials| item.or_of_the_batch(&batch).proof.is_some();
        assert!(inherits(Credentials::default()));
        assert!(inherits(of("a", None)));
        assert!(!inherits(of("b", None)));
    }

    #[test]
    fn json_members_count_whatever_their_type() {
        let json = serde_json::json!({ "access_token": "a", "appsecret_time": 12 });
        let credentials = Credentials::in_json(&json);
        assert_eq!(credentials.token, Some(Token::new("a")));
        assert_eq!(credentials.time.as_deref(), Some("12"));
    }

    fn of(token: &str, proof: Option<&str>) -> Credentials {
        let mut credentials = Credentials::default();
        credentials.set(TOKEN, token);
        credentials.set(PROOF, proof.unwrap_or_default());
        credentials
    }
}
