//! What the platform says yes to.

use std::fmt;
use std::time::Duration;

use axum::http::StatusCode;

use crate::Received;
use crate::answers::flaw::Flaw;
use crate::wire::reply::Reply;

/// A request that was accepted, with the answer as it should be.
#[derive(Clone, Debug)]
pub(crate) struct Accepted {
    pub(crate) reply: Reply,
    pub(crate) received: Option<Received>,
    /// How long the answer takes by itself.
    pub(crate) late: Duration,
    note: Option<String>,
    /// What was taken, and would better have been written otherwise.
    pub(crate) warnings: Vec<Flaw>,
}

impl Accepted {
    pub(crate) fn json(body: String) -> Self {
        Self::reply(Reply::json(StatusCode::OK, body))
    }

    pub(crate) fn reply(reply: Reply) -> Self {
        Self { reply, received: None, late: Duration::ZERO, note: None, warnings: Vec::new() }
    }

    pub(crate) fn message(received: &Received) -> Self {
        let note = received.message_id().map(ToOwned::to_owned);
        Self { note, received: Some(received.clone()), ..Self::json(received.answer().json()) }
    }

    pub(crate) fn after(self, late: Duration) -> Self {
        Self { late, ..self }
    }

    /// With what would better have been written otherwise.
    pub(crate) fn telling(self, warnings: Vec<Flaw>) -> Self {
        Self { warnings, ..self }
    }

    /// What the log says of it.
    pub(crate) fn noting(self, note: String) -> Self {
        Self { note: Some(note), ..self }
    }
}

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "accepted")?;
        self.note.iter().try_for_each(|note| write!(f, ", {note}"))
    }
}
