//! What is told of a message or call, whoever is told.

use crate::pace::Kind;
use crate::{Account, Error, Platform};

/// What is known before it begins.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    #[cfg(feature = "tracing")]
    pub(super) account: Option<&'a str>,
    #[cfg(not(feature = "tracing"))]
    account: std::marker::PhantomData<&'a str>,
    pub(super) platform: &'static str,
    pub(super) kind: &'static str,
    is_dry_run: bool,
}

impl<'a> Facts<'a> {
    pub(crate) fn of<P: Platform>(account: &'a Account<P>, kind: Kind) -> Self {
        Self {
            #[cfg(feature = "tracing")]
            account: account.shown_id(),
            #[cfg(not(feature = "tracing"))]
            account: std::marker::PhantomData,
            platform: P::NAME,
            kind: name(kind),
            is_dry_run: account.dry_run().is_some(),
        }
    }

    /// What became of it.
    pub(super) fn end<'e, T>(&self, result: &'e Result<T, Error>) -> End<'e> {
        match result {
            Ok(_) if self.is_dry_run => End { outcome: "dry_run", error: None },
            Ok(_) => End { outcome: "ok", error: None },
            Err(error) => End { outcome: error.delivery().as_str(), error: Some(error) },
        }
    }
}

/// What is known once it has ended.
#[derive(Clone, Copy)]
pub(super) struct End<'e> {
    pub(super) outcome: &'static str,
    pub(super) error: Option<&'e Error>,
}

/// The family of a refusal.
pub(crate) fn family(error: &Error) -> Option<&'static str> {
    error.explain().map(|code| code.family().as_str())
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Message => "message",
        Kind::Media => "media",
        Kind::PrivateReply => "private_reply",
        Kind::Call => "call",
    }
}
