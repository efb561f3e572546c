//! A request as far as its head tells.

use axum::http::{HeaderMap, HeaderName, Method};

use crate::Platform;
use crate::access::concealed::concealed;
use crate::answers::refusal::Refusal;
use crate::faults::requests::Candidate;
use crate::journal::exchange::Subject;
use crate::request::call::Call;
use crate::request::kind::kind;
use crate::route::Route;
use crate::wire::members::{id_text, present};

/// Where a request goes, alone or as an item of a batch.
#[derive(Debug)]
pub(crate) struct Head {
    /// In the order in which requests came, items among them.
    pub(crate) number: u64,
    pub(crate) method: Method,
    /// Without the query: a token may stand there.
    pub(crate) path: String,
    pub(crate) host: Option<String>,
    pub(crate) route: Result<Route, Refusal>,
    pub(crate) platform: Platform,
    /// Its number in the batch, from 0.
    pub(crate) item: Option<usize>,
}

impl Head {
    /// The account in the path; empty where the path has none.
    pub(crate) fn account(&self) -> &str {
        self.route.as_ref().map_or("", |route| &route.account)
    }

    pub(crate) fn candidate(&self) -> Candidate<'_> {
        Candidate {
            endpoint: self.route.as_ref().ok().map(|route| route.endpoint),
            account: self.account(),
            is_item: self.item.is_some(),
        }
    }

    /// `content` is what it sends, if it could be read.
    pub(crate) fn subject(&self, content: Content) -> Subject {
        let Content { kind, request, person } = content;
        Subject {
            number: self.number,
            method: self.method.clone(),
            path: self.path.clone(),
            endpoint: self.candidate().endpoint,
            item: self.item,
            platform: self.platform,
            what: kind,
            request,
            person,
        }
    }
}

/// What a request sends, as far as others are told of it.
#[derive(Default)]
pub(crate) struct Content {
    /// A word for it, where it is about messages.
    pub(crate) kind: Option<String>,
    /// As JSON text, without secrets.
    pub(crate) request: Option<String>,
    /// To whom.
    pub(crate) person: Option<String>,
}

impl Content {
    pub(crate) fn of(call: &Call) -> Self {
        Self {
            kind: call.route.endpoint.has_messages().then(|| kind(&call.body)),
            request: (call.json.len() <= LONGEST_KEPT).then(|| concealed(&call.json)),
            person: present(&call.body, "/recipient/id").map(id_text),
        }
    }
}

pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Bytes of a request.
const LONGEST_KEPT: usize = 64 * 1024;
