//! Whether what comes in is the platform's: the handshake, the signature, and what is no webhook at all.

pub(in crate::webhook) mod handshake;
pub(in crate::webhook) mod not_a_webhook;
pub(in crate::webhook) mod verifier;

/// A secret without the line end that a file or a variable may have brought along: no secret of the platform has one.
fn line(secret: impl Into<String>) -> String {
    let mut secret = secret.into();
    // Cut where it lies: a copy would stay behind in memory.
    secret.truncate(secret.trim_end_matches(['\r', '\n']).len());
    secret
}
