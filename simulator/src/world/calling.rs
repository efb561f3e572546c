//! Calls between an account and people, and who may be called.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::time;

/// What the Calling API knows of an account.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Calling {
    pub(crate) settings: Map<String, Value>,
    /// By the person's id.
    permissions: BTreeMap<String, Permission>,
    /// By the call's id.
    pub(crate) calls: BTreeMap<String, Call>,
}

/// A call, which goes on or has ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Call {
    pub(crate) person: String,
    pub(crate) caller: Caller,
    pub(crate) stage: Stage,
    #[serde(with = "time")]
    pub(crate) at: SystemTime,
    /// Whether the platform was told how it was.
    pub(crate) is_reported: bool,
}

/// Who began a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Caller {
    Account,
    Person,
}

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    Rings,
    GoesOn,
    Ended,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Permission {
    #[serde(with = "time")]
    until: SystemTime,
}

impl Calling {
    /// The person may be called from now on, for as long as the platform lets them.
    pub(crate) fn permit(&mut self, person: &str, now: SystemTime) -> SystemTime {
        let until = now.checked_add(PERMITTED).unwrap_or(now);
        self.permissions.insert(person.to_owned(), Permission { until });
        until
    }

    /// The person may not be called any more.
    pub(crate) fn forbid(&mut self, person: &str) {
        self.permissions.remove(person);
    }

    /// Until when the person may be called, if they may now.
    pub(crate) fn permitted(&self, person: &str, now: SystemTime) -> Option<SystemTime> {
        let until = self.permissions.get(person)?.until;
        (now < until).then_some(until)
    }
}

impl Call {
    /// One that has just begun.
    pub(crate) fn new(person: &str, caller: Caller, at: SystemTime) -> Self {
        Self { person: person.to_owned(), caller, stage: Stage::Rings, at, is_reported: false }
    }

    /// The stage by then: one that nobody took has ended by itself.
    pub(crate) fn stage(&self, now: SystemTime) -> Stage {
        let rings_until = self.at.checked_add(RINGS).unwrap_or(self.at);
        match self.stage {
            Stage::Rings if now >= rings_until => Stage::Ended,
            stage => stage,
        }
    }
}

/// How long a permission is good.
const PERMITTED: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// How long it rings.
const RINGS: Duration = Duration::from_secs(60);
