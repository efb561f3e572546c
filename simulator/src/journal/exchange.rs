//! A request with its answer, as an observer sees it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::http::{HeaderMap, StatusCode};
use sendapi_core::told::Written;
use serde_json::{Value, json};

use super::accepted::Accepted;
use crate::access::concealed::concealed;
use crate::answers::flaw::Flaw;
use crate::answers::refusal::Refusal;
use crate::faults::ending::Ending;
use crate::request::head::Subject;
use crate::time::milliseconds;
use crate::{Endpoint, Fault, Received};

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
/// An item of a batch is an exchange of its own, and comes before the batch. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Exchange(Arc<Record>);

impl Exchange {
    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.0.subject.method.as_str()
    }

    /// The path, without the query: a token may stand there.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.subject.path
    }

    /// What it asked for; none if the path leads nowhere on the platform.
    #[must_use]
    pub fn endpoint(&self) -> Option<Endpoint> {
        self.0.subject.endpoint
    }

    /// Its number in a batch, from 0; none for a request by itself.
    #[must_use]
    pub fn batch_item(&self) -> Option<usize> {
        self.0.subject.item
    }

    /// What was accepted and counts as received; none if it was refused, or lost by a fault.
    #[must_use]
    pub fn received(&self) -> Option<&Received> {
        match &self.0.verdict {
            Some(Verdict::Accepted(accepted)) => accepted.received.as_ref(),
            Some(Verdict::Refused(_)) | None => None,
        }
    }

    /// The fault that happened to it.
    #[must_use]
    pub fn fault(&self) -> Option<&Fault> {
        self.0.fault.as_ref()
    }

    /// The HTTP status of the answer; none if a fault left it without.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.ending.status().as_ref().map(StatusCode::as_u16)
    }

    /// The body of the answer, as far as it is sent: JSON text, unless a fault made it another. Empty
    /// for a file.
    #[must_use]
    pub fn answer(&self) -> &str {
        self.0.ending.body()
    }

    /// When it was judged, by the simulator's [`Clock`](crate::Clock).
    #[must_use]
    pub fn at(&self) -> SystemTime {
        self.0.at
    }

    /// The request as JSON text, whichever way it was encoded, without tokens and proofs; none if it could not
    /// be read or is longer than 64 KiB.
    #[must_use]
    pub fn request(&self) -> Option<&str> {
        self.0.subject.request.as_deref()
    }

    /// All of it as JSON, as the chat page and the program's `--log json` tell it: times in milliseconds since 1970.
    /// What is no JSON text stands there as a string.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let refusal = self.refusal().map(|refusal| refusal.told()).unwrap_or_default();
        json!({
            "type": "exchange",
            "at": milliseconds(self.at()),
            "method": self.method(),
            "path": self.path(),
            "what": self.what(),
            "conversation": self.person(),
            "batch_item": self.batch_item(),
            "request": self.request().map(json_or_text),
            "status": self.status(),
            "answer": Some(self.answer()).filter(|answer| !answer.is_empty()).map(shown),
            "accepted": self.is_accepted(),
            "fault": self.fault().map(ToString::to_string),
            "code": refusal.code,
            "subcode": refusal.subcode,
            "message": refusal.message,
            "hint": refusal.hint,
            "violations": self.violations(refusal.violations),
        })
    }

    /// The `recipient.id` of the request, or who wrote the comment that it answers.
    #[must_use]
    pub fn person(&self) -> Option<&str> {
        let received = self.received().and_then(Received::recipient_id);
        received.or(self.0.subject.person.as_deref())
    }

    pub(crate) fn of(
        subject: Subject,
        at: SystemTime,
        verdict: Option<Verdict>,
        fault: Option<Fault>,
        ending: Ending,
    ) -> Self {
        Self(Arc::new(Record { subject, at, verdict, fault, ending }))
    }

    /// In the order in which the requests came.
    pub(crate) fn number(&self) -> u64 {
        self.0.subject.number
    }

    /// What it is about, in a few words.
    pub(crate) fn what(&self) -> Option<String> {
        let Subject { platform, what, .. } = &self.0.subject;
        match (what, self.endpoint()?) {
            (Some(kind), endpoint) if endpoint != Endpoint::Batch => {
                Some(format!("{platform} {kind}"))
            }
            (_, endpoint) => Some(endpoint.to_string()),
        }
    }

    /// Those that it was refused for, or what the platform takes and a careful author would not write.
    fn violations(&self, of_refusal: Vec<Value>) -> Vec<Value> {
        match &self.0.verdict {
            Some(Verdict::Accepted(accepted)) => {
                accepted.warnings.iter().map(Flaw::on_a_page).collect()
            }
            _ => of_refusal,
        }
    }

    /// Why nothing came of it: by the rules, or by a fault that put one of the platform's errors in the place of an answer.
    pub(crate) fn refusal(&self) -> Option<Cow<'_, Refusal>> {
        match &self.0.verdict {
            Some(Verdict::Refused(refusal)) => Some(Cow::Borrowed(refusal)),
            Some(Verdict::Accepted(_)) => None,
            None => self.fault()?.refusal(self.0.subject.platform).map(Cow::Owned),
        }
    }

    pub(crate) fn is_accepted(&self) -> bool {
        matches!(self.0.verdict, Some(Verdict::Accepted(_)))
    }

    pub(crate) fn late(&self) -> Duration {
        self.0.ending.late()
    }

    /// Code, headers and body within a batch; none if there is no answer in time.
    pub(crate) fn item_answer(&self) -> Option<(u16, &HeaderMap, &str)> {
        let ending = Some(&self.0.ending).filter(|ending| ending.is_finished())?;
        Some((self.status()?, ending.headers()?, ending.body()))
    }

    pub(crate) fn ending(&self) -> Ending {
        self.0.ending.clone()
    }
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The path of an item is any text.
        let Record { subject, verdict, fault, .. } = &*self.0;
        write!(f, "{} {}", subject.method, Written(&subject.path))?;
        subject.item.map_or(Ok(()), |number| write!(f, " as batch[{number}]"))?;
        match (&subject.what, subject.endpoint) {
            (_, Some(Endpoint::Batch)) => write!(f, " batch")?,
            (Some(kind), _) => write!(f, " {} {kind}", subject.platform)?,
            (None, _) => {}
        }
        write!(f, ": ")?;
        match (verdict, fault) {
            (Some(verdict), None) => verdict.fmt(f)?,
            (Some(verdict), Some(fault)) => write!(f, "{verdict}, but {fault}")?,
            (None, fault) => fault.iter().try_for_each(|fault| fault.fmt(f))?,
        }
        let mut warnings = verdict.iter().flat_map(Verdict::warnings);
        warnings.try_for_each(|flaw| write!(f, "\n    {flaw}"))
    }
}

/// Without the tokens that the platform gives out.
fn shown(answer: &str) -> Value {
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(answer).is_ok();
    if is_json { json_or_text(&concealed(answer)) } else { answer.into() }
}

fn json_or_text(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

#[derive(Debug)]
struct Record {
    subject: Subject,
    at: SystemTime,
    verdict: Option<Verdict>,
    fault: Option<Fault>,
    ending: Ending,
}

#[derive(Clone, Debug)]
pub(crate) enum Verdict {
    Accepted(Accepted),
    Refused(Refusal),
}

impl Verdict {
    /// With what there is to tell of a request, whatever came of it.
    pub(crate) fn telling(self, told: Vec<Flaw>) -> Self {
        match self {
            Self::Accepted(accepted) => Self::Accepted(accepted.telling(told)),
            Self::Refused(refusal) => Self::Refused(refusal.beside(&told)),
        }
    }

    pub(crate) fn warnings(&self) -> &[Flaw] {
        match self {
            Self::Accepted(accepted) => &accepted.warnings,
            Self::Refused(_) => &[],
        }
    }
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
