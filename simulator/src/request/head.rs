//! A request as far as its head tells.

use axum::http::Method;

use crate::answers::refusal::Refusal;
use crate::route::Route;
use crate::{Endpoint, Platform};

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
    /// Whether what is only warned of is refused.
    pub(crate) is_strict: bool,
}

impl Head {
    /// The account in the path; empty where the path has none.
    pub(crate) fn account(&self) -> &str {
        self.route.as_ref().map_or("", |route| &route.account)
    }

    /// None if the path leads nowhere.
    pub(crate) fn endpoint(&self) -> Option<Endpoint> {
        self.route.as_ref().ok().map(|route| route.endpoint)
    }

    /// `content` is what it sends, if it could be read.
    pub(crate) fn subject(&self, content: Content) -> Subject {
        let Content { kind, request, person } = content;
        Subject {
            number: self.number,
            method: self.method.clone(),
            path: self.path.clone(),
            endpoint: self.endpoint(),
            item: self.item,
            platform: self.platform,
            what: kind,
            request,
            person,
        }
    }
}

/// What a request sends, as far as logs and observers see it.
#[derive(Default)]
pub(crate) struct Content {
    /// A word for it, where it is about messages.
    pub(crate) kind: Option<String>,
    /// As JSON text, without secrets.
    pub(crate) request: Option<String>,
    /// To whom.
    pub(crate) person: Option<String>,
}

/// What a request is about, as far as it could be read.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) number: u64,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) item: Option<usize>,
    pub(crate) platform: Platform,
    pub(crate) what: Option<String>,
    pub(crate) request: Option<String>,
    pub(crate) person: Option<String>,
}
