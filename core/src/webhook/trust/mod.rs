//! Whether what comes in is the platform's: the handshake, the signature, and what is no webhook at all.

pub(in crate::webhook) mod handshake;
pub(in crate::webhook) mod not_a_webhook;
pub(in crate::webhook) mod verifier;
