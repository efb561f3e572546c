//! A request as far as its head tells.

use axum::http::{HeaderMap, HeaderName, Method};

use crate::Platform;
use crate::exchange::Subject;
use crate::refusal::Refusal;
use crate::requests::Candidate;
use crate::route::Route;

/// Where a request goes, alone or as an item of a batch.
#[derive(Debug)]
pub(crate) struct Head {
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

    /// `kind` is a word for what it sends, if it could be read.
    pub(crate) fn subject(&self, kind: Option<String>) -> Subject {
        Subject {
            method: self.method.clone(),
            path: self.path.clone(),
            endpoint: self.candidate().endpoint,
            item: self.item,
            what: kind.map(|kind| (self.platform, kind)),
        }
    }
}

pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
