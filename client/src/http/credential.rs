//! A token and what proves it: what goes along with each request.

use std::sync::OnceLock;
use std::time::SystemTime;

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

use super::address::Address;
use super::proof::{AppSecret, PROOF, Prover};
use crate::error::Problem;
use crate::graph::Parameter;

/// A token and what proves it.
pub(crate) struct Credential {
    token: SecretString,
    proof: Proof,
    bearer: OnceLock<HeaderValue>,
    messages: OnceLock<Address>,
}

impl Credential {
    pub(crate) fn new(token: SecretString, prover: Option<Prover>) -> Self {
        let proof = match prover {
            None => Proof::None,
            Some(Prover::Plain(secret)) => Proof::Lasting(secret.prove(token.expose_secret())),
            Some(Prover::Timed(secret)) => Proof::Timed(secret),
        };
        Self { token, proof, bearer: OnceLock::new(), messages: OnceLock::new() }
    }

    pub(crate) fn token(&self) -> &str {
        self.token.expose_secret()
    }

    /// The token as a header, made once: a clone shares its bytes.
    pub(super) fn bearer(&self) -> Result<HeaderValue, Problem> {
        if let Some(known) = self.bearer.get() {
            return Ok(known.clone());
        }
        let mut bearer =
            HeaderValue::from_str(&format!("Bearer {}", self.token())).map_err(|source| {
                Problem::new("access token cannot stand in a header").caused_by(source)
            })?;
        bearer.set_sensitive(true);
        Ok(self.bearer.get_or_init(|| bearer).clone())
    }

    /// Where messages go. It is worked out once, unless the proof changes with the time.
    pub(crate) fn address(&self, work_out: impl FnOnce() -> Address) -> Address {
        match self.proof {
            Proof::Timed(_) => work_out(),
            Proof::None | Proof::Lasting(_) => self.messages.get_or_init(work_out).clone(),
        }
    }

    /// What goes along with the token.
    pub(crate) fn parameters(&self, now: SystemTime) -> Vec<Parameter> {
        match &self.proof {
            Proof::None => Vec::new(),
            Proof::Lasting(proof) => vec![(PROOF, proof.expose_secret().to_owned().into())],
            Proof::Timed(secret) => secret.prove_at(self.token(), now).into(),
        }
    }
}

enum Proof {
    None,
    Lasting(SecretString),
    Timed(AppSecret),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_marked_as_secret() {
        let bearer = |token: &str| Credential::new(token.into(), None).bearer();
        assert!(bearer("EAAB").unwrap().is_sensitive());
        assert!(bearer("a\nb").is_err());
    }
}
