//! Which events are meant.

use std::time::Duration;

use crate::{AccountName, EventId, EventState};

/// Which events are meant, for [`Outbox::events`](crate::Outbox::events): all that are kept, unless something is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "it is for `Outbox::events`"]
pub struct WhichEvents {
    pub(crate) states: Vec<EventState>,
    pub(crate) account: Option<AccountName>,
    pub(crate) older_than: Option<Duration>,
    pub(crate) newer_than: Option<Duration>,
    pub(crate) after: Option<EventId>,
    pub(crate) bodies: bool,
}

impl WhichEvents {
    /// In this state: said several times, in any of these.
    pub fn state(mut self, state: EventState) -> Self {
        if !self.states.contains(&state) {
            self.states.push(state);
        }
        self
    }

    /// Of this account, as the events name it.
    pub fn account(self, account: AccountName) -> Self {
        Self { account: Some(account), ..self }
    }

    /// Received at least so long ago.
    pub fn older_than(self, age: Duration) -> Self {
        Self { older_than: Some(age), ..self }
    }

    /// Received at most so long ago.
    pub fn newer_than(self, age: Duration) -> Self {
        Self { newer_than: Some(age), ..self }
    }

    /// Behind this one, in the order in which they came in.
    pub fn after(self, event: EventId) -> Self {
        Self { after: Some(event), ..self }
    }

    /// With what they say, which is not read otherwise.
    pub fn bodies(self) -> Self {
        Self { bodies: true, ..self }
    }
}
