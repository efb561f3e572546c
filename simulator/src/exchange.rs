//! A request with its answer, as an observer sees it.

use std::fmt;
use std::sync::Arc;

use axum::http::{Method, StatusCode};

use crate::ending::Ending;
use crate::refusal::Refusal;
use crate::{Fault, Platform, Received};

/// A request and its answer, accepted, refused or spoilt by a fault, for
/// [`Builder::observe`](crate::Builder::observe).
///
/// Its `Display` is what the program logs: a line with the path, the kind and the verdict, and a
/// further line for each violation.
///
/// ```text
/// POST /v26.0/101/messages Messenger text: accepted, m_5f0c…
/// POST /v26.0/101/messages Messenger typing_on: refused, 400, code 100
///     (root): `recipient` is missing [req.recipient]
/// POST /v26.0/101/messages Messenger text: accepted, m_81aa…, but cut after reading, delivered
/// POST /v26.0/101/messages Messenger text: error 2
/// ```
#[derive(Clone, Debug)]
pub struct Exchange {
    method: Method,
    path: String,
    subject: Option<(Platform, String)>,
    verdict: Option<Verdict>,
    fault: Option<Fault>,
    ending: Ending,
}

impl Exchange {
    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.method.as_str()
    }

    /// The path, without the query: a token may stand there.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was accepted and counts as received; none if it was refused, or lost by a fault.
    #[must_use]
    pub fn received(&self) -> Option<&Received> {
        match &self.verdict {
            Some(Verdict::Accepted(received)) => Some(received),
            Some(Verdict::Refused(_)) | None => None,
        }
    }

    /// The fault that happened to it.
    #[must_use]
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// The HTTP status of the answer; none if a fault left it without.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.ending.status().as_ref().map(StatusCode::as_u16)
    }

    /// The body of the answer, as far as it is sent: JSON text, unless a fault made it another.
    #[must_use]
    pub fn answer(&self) -> &str {
        self.ending.body()
    }

    pub(crate) fn of(
        subject: Subject,
        verdict: Option<Verdict>,
        fault: Option<Fault>,
        ending: Ending,
    ) -> Self {
        let Subject { method, path, what } = subject;
        Self { method, path, subject: what, verdict, fault, ending }
    }

    pub(crate) fn into_ending(self) -> Ending {
        self.ending
    }
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if let Some((platform, kind)) = &self.subject {
            write!(f, " {platform} {kind}")?;
        }
        write!(f, ": ")?;
        match (&self.verdict, &self.fault) {
            (Some(verdict), None) => verdict.fmt(f),
            (Some(verdict), Some(fault)) => write!(f, "{verdict}, but {fault}"),
            (None, fault) => fault.iter().try_for_each(|fault| fault.fmt(f)),
        }
    }
}

/// What a request is about, as far as it could be read.
pub(crate) struct Subject {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) what: Option<(Platform, String)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Accepted(Received),
    Refused(Refusal),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted(received) => {
                write!(f, "accepted")?;
                received.message_id().map_or(Ok(()), |id| write!(f, ", {id}"))
            }
            Self::Refused(refusal) => write!(f, "refused, {refusal}"),
        }
    }
}

#[derive(Clone)]
pub(crate) struct Observer(Arc<dyn Fn(&Exchange) + Send + Sync>);

impl Observer {
    pub(crate) fn new(observer: impl Fn(&Exchange) + Send + Sync + 'static) -> Self {
        Self(Arc::new(observer))
    }

    pub(crate) fn see(&self, exchange: &Exchange) {
        (self.0)(exchange);
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer(..)")
    }
}
