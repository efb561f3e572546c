//! A request with its answer, as an observer sees it.

use std::fmt;
use std::sync::Arc;

use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;
use crate::{Platform, Received};

/// A request and its answer, accepted or refused, for [`Builder::observe`](crate::Builder::observe).
///
/// Its `Display` is what the program logs: a line with the path, the kind and the verdict, and a
/// further line for each violation.
///
/// ```text
/// POST /v26.0/101/messages Messenger text: accepted, m_5f0c…
/// POST /v26.0/101/messages Messenger typing_on: refused, 400, code 100
///     (root): `recipient` is missing [req.recipient]
/// ```
#[derive(Clone, Debug)]
pub struct Exchange {
    method: Method,
    path: String,
    subject: Option<(Platform, String)>,
    verdict: Verdict,
    status: StatusCode,
    answer: String,
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

    /// What was accepted; none if it was refused.
    #[must_use]
    pub fn received(&self) -> Option<&Received> {
        match &self.verdict {
            Verdict::Accepted(received) => Some(received),
            Verdict::Refused(_) => None,
        }
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The JSON text of the answer.
    #[must_use]
    pub fn answer(&self) -> &str {
        &self.answer
    }
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if let Some((platform, kind)) = &self.subject {
            write!(f, " {platform} {kind}")?;
        }
        match &self.verdict {
            Verdict::Accepted(received) => {
                write!(f, ": accepted")?;
                received.message_id().map_or(Ok(()), |id| write!(f, ", {id}"))
            }
            Verdict::Refused(refusal) => write!(f, ": refused, {refusal}"),
        }
    }
}

/// In the making: first what it is about, then how it ended.
pub(crate) struct Open {
    method: Method,
    path: String,
    subject: Option<(Platform, String)>,
}

impl Exchange {
    pub(crate) fn about(method: Method, path: &str) -> Open {
        Open { method, path: path.to_owned(), subject: None }
    }

    pub(crate) fn into_response(self) -> Response {
        let json = [(header::CONTENT_TYPE, "application/json; charset=UTF-8")];
        (self.status, json, self.answer).into_response()
    }
}

impl Open {
    pub(crate) fn of(self, platform: Platform, kind: String) -> Self {
        Self { subject: Some((platform, kind)), ..self }
    }

    pub(crate) fn accepted(self, received: Received) -> Exchange {
        let answer = received.answer().json();
        self.ended(Verdict::Accepted(received), StatusCode::OK, answer)
    }

    pub(crate) fn refused(self, refusal: Refusal, trace_id: &str) -> Exchange {
        let answer = refusal.json(trace_id);
        let status = refusal.status();
        self.ended(Verdict::Refused(refusal), status, answer)
    }

    fn ended(self, verdict: Verdict, status: StatusCode, answer: String) -> Exchange {
        let Self { method, path, subject } = self;
        Exchange { method, path, subject, verdict, status, answer }
    }
}

#[derive(Clone, Debug)]
enum Verdict {
    Accepted(Received),
    Refused(Refusal),
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
