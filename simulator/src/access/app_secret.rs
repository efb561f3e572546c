//! The app's secret, and whether a request proves that its sender knows it.

use std::fmt::{self, Write};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::credentials::Credentials;
use super::token::Token;
use crate::answers::refusal::Refusal;

/// The secret of an app: it never shows itself.
///
/// [Proofs](https://developers.facebook.com/docs/graph-api/guides/secure-requests).
#[derive(Clone)]
pub(crate) struct AppSecret(String);

impl AppSecret {
    pub(crate) fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    pub(crate) fn admit(&self, credentials: &Credentials, now: SystemTime) -> Result<(), Refusal> {
        let Some(proof) = &credentials.proof else { return Err(Refusal::proof_missing()) };
        let Some(token) = &credentials.token else { return Err(Refusal::token_missing()) };
        let proven = match &credentials.time {
            None => token.expose().to_owned(),
            Some(time) if is_fresh(time, now) => format!("{}|{time}", token.expose()),
            Some(_) => return Err(Refusal::proof_stale()),
        };
        let is_right = self
            .sign::<Hmac<Sha256>>(proven.as_bytes())
            .is_some_and(|right| Token::new(right) == *proof);
        if is_right { Ok(()) } else { Err(Refusal::proof_wrong()) }
    }

    /// Whether it makes up an app's own token: `{app id}|{secret}`.
    pub(crate) fn is_in(&self, token: &Token) -> bool {
        token.expose().split_once('|').is_some_and(|(_, secret)| secret == self.0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lower-case hexadecimal. A key of any length will do for an HMAC, so there always is one.
    pub(crate) fn sign<M: Mac + KeyInit>(&self, bytes: &[u8]) -> Option<String> {
        let mut mac = <M as KeyInit>::new_from_slice(self.0.as_bytes()).ok()?;
        mac.update(bytes);
        let mut signature = String::new();
        for byte in mac.finalize().into_bytes() {
            write!(signature, "{byte:02x}").ok()?;
        }
        Some(signature)
    }
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret(..)")
    }
}

/// A clock may be ahead as well as behind.
fn is_fresh(seconds: &str, now: SystemTime) -> bool {
    let Ok(seconds) = seconds.parse() else { return false };
    let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    now.abs_diff(Duration::from_secs(seconds)) <= LIFE
}

const LIFE: Duration = Duration::from_secs(5 * 60);

#[cfg(test)]
mod tests {
    use super::AppSecret;
    use crate::access::credentials::Credentials;
    use std::time::{Duration, UNIX_EPOCH};

    const NOW: u64 = 1_790_000_000;

    /// `printf %s token | openssl dgst -sha256 -hmac secret`
    const PROOF: &str = "e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a";
    /// `printf %s 'token|1790000000' | openssl dgst -sha256 -hmac secret`
    const STAMPED: &str = "bffdf98378bf9bca5a0b41b37e3d14b5bc51fd1d511243a75d915d21a341d4ed";

    #[test]
    fn a_proof_is_the_hmac_of_the_token() {
        assert_eq!(admitted(Some(PROOF), None), Ok(()));
        for wrong in [STAMPED, "", "0123", &PROOF.to_uppercase()] {
            assert_eq!(admitted(Some(wrong), None), Err((100, None)), "{wrong}");
        }
        assert_eq!(admitted(None, None), Err((100, None)));
    }

    #[test]
    fn a_stamped_proof_lives_for_five_minutes() {
        assert_eq!(admitted(Some(STAMPED), Some(0)), Ok(()));
        assert_eq!(admitted(Some(STAMPED), Some(300)), Ok(()));
        assert_eq!(admitted(Some(STAMPED), Some(301)), Err((100, None)));
        assert_eq!(admitted(Some(PROOF), Some(0)), Err((100, None)));
    }

    #[test]
    fn a_secret_never_shows_itself() {
        assert_eq!(format!("{:?}", AppSecret::new("secret")), "AppSecret(..)");
    }

    /// `age` is how many seconds ago the proof was stamped.
    fn admitted(proof: Option<&str>, age: Option<u64>) -> Result<(), (i64, Option<i64>)> {
        let mut credentials = Credentials::default();
        credentials.set("access_token", "token");
        proof.inspect(|proof| credentials.set("appsecret_proof", proof));
        age.inspect(|_| credentials.set("appsecret_time", &NOW.to_string()));
        let now = UNIX_EPOCH + Duration::from_secs(NOW + age.unwrap_or_default());
        AppSecret::new("secret").admit(&credentials, now).map_err(|refusal| refusal.code())
    }
}
