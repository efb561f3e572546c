//! Which messages are meant.

use std::time::Duration;

use crate::{AccountName, State, Ticket};

/// Which messages are meant, for [`Outbox::messages`](crate::Outbox::messages): all, unless something is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "it is for `Outbox::messages`"]
pub struct Which {
    pub(crate) states: Vec<State>,
    pub(crate) account: Option<AccountName>,
    pub(crate) older_than: Option<Duration>,
    pub(crate) newer_than: Option<Duration>,
    pub(crate) after: Option<Ticket>,
    pub(crate) bodies: bool,
}

impl Which {
    /// In this state: said several times, in any of these.
    pub fn state(mut self, state: State) -> Self {
        if !self.states.contains(&state) {
            self.states.push(state);
        }
        self
    }

    /// Of this account.
    pub fn account(self, account: AccountName) -> Self {
        Self { account: Some(account), ..self }
    }

    /// Put at least so long ago.
    pub fn older_than(self, age: Duration) -> Self {
        Self { older_than: Some(age), ..self }
    }

    /// Put at most so long ago.
    pub fn newer_than(self, age: Duration) -> Self {
        Self { newer_than: Some(age), ..self }
    }

    /// Behind this one, in the order in which they were put.
    pub fn after(self, ticket: Ticket) -> Self {
        Self { after: Some(ticket), ..self }
    }

    /// With their texts, which are not read otherwise.
    pub fn bodies(self) -> Self {
        Self { bodies: true, ..self }
    }
}
