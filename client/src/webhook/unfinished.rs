//! What was accepted and not finished.

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Incoming, Rejected};

/// What the platform was told that it arrived, and what [`Inbox::shutdown`](super::Inbox::shutdown) could not finish in
/// time: keep it, for the platform does not send it again.
///
/// It serialises, and comes back by `Deserialize` with `serde_json`. [`Inbox::take_up`](super::Inbox::take_up) hands it on
/// again, what has [begun](Self::begun) first.
///
/// ```
/// use sendapi::webhook::{Inbox, Unfinished};
///
/// /// For a file or a table.
/// fn keep(unfinished: &Unfinished) -> serde_json::Result<String> {
///     serde_json::to_string(unfinished)
/// }
///
/// /// In the next process, before its server begins to listen: what is about one person stays in order.
/// fn take_up(inbox: &Inbox, kept: &str) -> Result<(), Box<dyn std::error::Error>> {
///     inbox.take_up(serde_json::from_str(kept)?)?;
///     Ok(())
/// }
/// ```
///
/// Where each has a row of its own, [`Incoming::to_json`] writes it and
/// [`Inbox::accept_again`](super::Inbox::accept_again) takes it.
#[derive(Clone, Debug, Default)]
#[must_use = "the platform does not send these again"]
#[non_exhaustive]
pub struct Unfinished {
    /// Its handler was broken off: it may have done some of its work.
    pub begun: Vec<Incoming>,
    /// No handler saw it. What is of one person is in the order in which it came, behind what has
    /// [begun](Self::begun).
    pub waiting: Vec<Incoming>,
}

impl Unfinished {
    /// Whether everything was finished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.begun.is_empty() && self.waiting.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.begun.len() + self.waiting.len()
    }
}

impl Serialize for Unfinished {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(BEGUN, &self.begun), (WAITING, &self.waiting)])
    }
}

/// By `serde_json` alone, as [`Incoming`] is.
impl<'de> Deserialize<'de> for Unfinished {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut lists = BTreeMap::<String, Vec<Incoming>>::deserialize(deserializer)?;
        let mut list = |name| lists.remove(name).unwrap_or_default();
        let unfinished = Self { begun: list(BEGUN), waiting: list(WAITING) };
        // What stands under another name would be lost without a word.
        match lists.first_key_value() {
            Some((name, _)) => Err(D::Error::unknown_field(name, &[BEGUN, WAITING])),
            None => Ok(unfinished),
        }
    }
}

const BEGUN: &str = "begun";
const WAITING: &str = "waiting";

/// Why not all of it was [taken up](super::Inbox::take_up), and what is left over: keep it, and try again later.
#[non_exhaustive]
pub struct LeftOver {
    /// What was not handed on.
    pub unfinished: Unfinished,
    /// Why the first of it was not.
    pub because: Box<Rejected>,
}

impl fmt::Display for LeftOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} events were not handed on again: {}", self.unfinished.len(), self.because)
    }
}

sendapi_core::told! { LeftOver }

/// The sentence is that of the cause: no source, or reports would say it twice.
impl StdError for LeftOver {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_does_not_know_is_not_lost_without_a_word() {
        for json in ["{}", r#"{"begun":[],"waiting":[]}"#] {
            assert!(serde_json::from_str::<Unfinished>(json).unwrap().is_empty(), "{json}");
        }
        let webhook = r#"{"object":"page","entry":[{"id":"1","messaging":[{}]}]}"#;
        let json = format!(r#"{{"waiting":[],"waited":[{webhook}]}}"#);
        let error = serde_json::from_str::<Unfinished>(&json).unwrap_err();
        assert!(error.to_string().starts_with("unknown field `waited`"), "{error}");
    }
}
