//! `appsecret_proof`: that a call comes from someone who knows the app's secret.
//! [Secure requests](https://developers.facebook.com/docs/graph-api/guides/secure-requests).

use std::fmt;
use std::fmt::Write;
use std::time::{SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use super::secret::check_app_secret;
use crate::error::Problem;
use crate::graph::Parameter;

/// The secret of an app.
#[derive(Clone)]
pub(crate) struct AppSecret(SecretString);

impl AppSecret {
    pub(crate) fn new(secret: String) -> Self {
        Self(SecretString::from(secret))
    }

    pub(crate) fn check(&self) -> Result<(), Problem> {
        check_app_secret(self.0.expose_secret())
    }

    /// The proof for a token, which holds as long as the token does.
    pub(crate) fn prove(&self, token: &str) -> SecretString {
        SecretString::from(self.sign(token.as_bytes()))
    }

    /// The parameters that prove a token for the next 5 minutes.
    pub(crate) fn prove_at(&self, token: &str, now: SystemTime) -> [Parameter; 2] {
        let seconds = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let proof = self.sign(format!("{token}|{seconds}").as_bytes());
        [(PROOF, proof.into()), (TIME, seconds.to_string().into())]
    }

    /// HMAC-SHA256 in lower-case hexadecimal digits.
    fn sign(&self, text: &[u8]) -> String {
        // Keys of every length will do, so that there is always something to sign with.
        let signed = Hmac::<Sha256>::new_from_slice(self.0.expose_secret().as_bytes())
            .map(|mac| mac.chain_update(text).finalize().into_bytes());
        let mut digits = String::new();
        for byte in signed.iter().flatten() {
            // Writing to a string does not fail.
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret")
    }
}

/// How tokens are proved.
#[derive(Clone, Debug)]
pub(crate) enum Prover {
    /// Once for each token.
    Plain(AppSecret),
    /// Anew for each request.
    Timed(AppSecret),
}

pub(crate) const PROOF: &str = "appsecret_proof";
const TIME: &str = "appsecret_time";

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn signatures() {
        // The platform's own examples of its signatures, of a webhook's body.
        let secret = AppSecret::new("sesame".to_owned());
        assert_eq!(
            secret.prove("hello world").expose_secret(),
            "f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17"
        );
    }

    #[test]
    fn a_proof_with_a_time_is_of_both() {
        let secret = AppSecret::new("sesame".to_owned());
        let now = UNIX_EPOCH + Duration::from_millis(1_795_305_600_999);
        let [(proof, signed), (time, seconds)] = secret.prove_at("EAAB", now);
        assert_eq!((proof, time, &*seconds), ("appsecret_proof", "appsecret_time", "1795305600"));
        assert_eq!(signed, secret.prove("EAAB|1795305600").expose_secret());
    }

    #[test]
    fn secrets_that_cannot_be() {
        for (bad, text) in [("", "app secret is empty"), ("abc\n", "app secret has a space")] {
            let problem = AppSecret::new(bad.to_owned()).check().unwrap_err();
            assert!(problem.text.starts_with(text), "{}", problem.text);
        }
        assert!(AppSecret::new("0123abcd".to_owned()).check().is_ok());
    }
}
