//! What a worker reads of the others.

use std::sync::Arc;
use std::time::Duration;

/// How far a worker is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub(crate) worker: Arc<str>,
    pub(crate) round: i64,
}

/// An account that a worker serves, as the database has it.
#[derive(Clone, Debug)]
pub struct Lease {
    pub(crate) account: i64,
    pub(crate) name: Arc<str>,
    pub(crate) holder: Option<Arc<str>>,
    /// That of the last claim.
    pub(crate) term: i64,
    /// For so long nothing of it begins, and why.
    pub(crate) paused: Option<(Duration, PausedFor)>,
    /// The workers that have a token for it.
    pub(crate) served_by: Vec<Arc<str>>,
}

/// Why an account is paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PausedFor {
    /// The user wants it, of whoever holds it.
    User,
    /// The platform wants no more for now.
    Rate,
    /// The holder's token does not work: others may have one that does.
    Token,
}

impl PausedFor {
    /// As it stands in the database.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Rate => "rate",
            Self::Token => "token",
        }
    }

    /// What a newer version may have written is the platform's.
    pub(crate) fn read(word: &str) -> Self {
        let known = [Self::User, Self::Token];
        known.into_iter().find(|one| one.word() == word).unwrap_or(Self::Rate)
    }
}
