//! One request from bytes to answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::Response;
use serde_json::Value;

use crate::accounts::Accounts;
use crate::answer::Answer;
use crate::encoding::{Decoded, decode};
use crate::exchange::{Exchange, Observer};
use crate::ids::Ids;
use crate::kind::kind;
use crate::memory::Memory;
use crate::refusal::Refusal;
use crate::route::Route;
use crate::token::{Token, Tokens};
use crate::{Platform, Received, body};

pub(crate) struct Service {
    accounts: Accounts,
    tokens: Tokens,
    memory: Memory,
    observer: Option<Observer>,
    ids: Ids,
}

pub(crate) async fn respond(State(service): State<Arc<Service>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = body::read(body).await;
    let exchange = service.exchange(&head, body);
    if let Some(observer) = &service.observer {
        observer.see(&exchange);
    }
    exchange.into_response()
}

impl Service {
    pub(crate) fn new(
        accounts: Accounts,
        tokens: Tokens,
        memory: Memory,
        observer: Option<Observer>,
    ) -> Self {
        Self { accounts, tokens, memory, observer, ids: Ids::new() }
    }

    pub(crate) fn messages(&self) -> Vec<Received> {
        self.memory.all()
    }

    fn exchange(&self, head: &Parts, body: Result<Vec<u8>, Refusal>) -> Exchange {
        let exchange = Exchange::about(head.method.clone(), head.uri.path());
        match self.read(head, body) {
            Err(refusal) => exchange.refused(refusal, &self.ids.trace()),
            Ok(incoming) => {
                let exchange = exchange.of(incoming.platform, kind(&incoming.body));
                match self.judge(incoming) {
                    Err(refusal) => exchange.refused(refusal, &self.ids.trace()),
                    Ok(received) => exchange.accepted(received),
                }
            }
        }
    }

    fn read(&self, head: &Parts, body: Result<Vec<u8>, Refusal>) -> Result<Incoming, Refusal> {
        let route = Route::parse(&head.method, head.uri.path())?;
        let content_type = text(&head.headers, header::CONTENT_TYPE);
        let Decoded { json, token } = decode(head.uri.query(), content_type, body?)?;
        // What does not parse has no members; what is wrong with it is for the checker to say.
        let body: Value = serde_json::from_str(&json).unwrap_or_default();
        let token = Token::in_header(&head.headers).or(token).or_else(|| Token::in_json(&body));
        let platform = self.accounts.platform(&route.account, text(&head.headers, header::HOST));
        Ok(Incoming { route, platform, json, body, token })
    }

    fn judge(&self, incoming: Incoming) -> Result<Received, Refusal> {
        let Incoming { route, platform, json, body, token } = incoming;
        self.tokens.admit(token.as_ref())?;
        platform.check(&json).map_err(|invalid| Refusal::invalid(platform, &body, &invalid))?;
        let answer = Answer::to(&body, &self.ids);
        let received = Received::new(route, platform, json, body, answer);
        self.memory.keep(received.clone());
        Ok(received)
    }
}

/// A request that could be read; nothing in it is checked yet.
struct Incoming {
    route: Route,
    platform: Platform,
    json: String,
    body: Value,
    token: Option<Token>,
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
