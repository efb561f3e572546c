//! A request with its answer, as an observer sees it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, Method, StatusCode};

use crate::accepted::Accepted;
use crate::ending::Ending;
use crate::refusal::Refusal;
use crate::{Endpoint, Fault, Platform, Received};

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
/// POST /v26.0/101/message_attachments Messenger image: accepted, attachment 4271…
/// POST /me/messages as batch[0] Messenger text: accepted, m_1f07…
/// POST /v26.0/ batch: accepted, 1 item
/// ```
///
/// An item of a batch is an exchange of its own, and comes before the batch.
#[derive(Clone, Debug)]
pub struct Exchange {
    method: Method,
    path: String,
    endpoint: Option<Endpoint>,
    item: Option<usize>,
    what: Option<(Platform, String)>,
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

    /// What it asked for; none if the path leads nowhere on the platform.
    #[must_use]
    pub fn endpoint(&self) -> Option<Endpoint> {
        self.endpoint
    }

    /// Its number in a batch, from 0; none for a request by itself.
    #[must_use]
    pub fn batch_item(&self) -> Option<usize> {
        self.item
    }

    /// What was accepted and counts as received; none if it was refused, or lost by a fault.
    #[must_use]
    pub fn received(&self) -> Option<&Received> {
        match &self.verdict {
            Some(Verdict::Accepted(accepted)) => accepted.received.as_ref(),
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

    /// The body of the answer, as far as it is sent: JSON text, unless a fault made it another. Empty
    /// for a file.
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
        let Subject { method, path, endpoint, item, what } = subject;
        Self { method, path, endpoint, item, what, verdict, fault, ending }
    }

    pub(crate) fn is_accepted(&self) -> bool {
        matches!(self.verdict, Some(Verdict::Accepted(_)))
    }

    pub(crate) fn late(&self) -> Duration {
        self.ending.late()
    }

    /// Code, headers and body within a batch; none if there is no answer in time.
    pub(crate) fn item_answer(&self) -> Option<(u16, &HeaderMap, &str)> {
        Some((self.status()?, self.ending.headers()?, self.ending.body()))
    }

    pub(crate) fn into_ending(self) -> Ending {
        self.ending
    }
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The path of an item is any text.
        write!(f, "{} {}", self.method, self.path.escape_debug())?;
        self.item.map_or(Ok(()), |number| write!(f, " as batch[{number}]"))?;
        match (&self.what, self.endpoint) {
            (_, Some(Endpoint::Batch)) => write!(f, " batch")?,
            (Some((platform, kind)), _) => write!(f, " {platform} {kind}")?,
            (None, _) => {}
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
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) item: Option<usize>,
    pub(crate) what: Option<(Platform, String)>,
}

#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Accepted(Accepted),
    Refused(Refusal),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted(accepted) => accepted.fmt(f),
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
