//! One request from bytes to answer.

use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::Response;
use serde_json::Value;

use crate::accounts::Accounts;
use crate::answer::Answer;
use crate::encoding::{Decoded, decode};
use crate::ending::{Ending, Sender};
use crate::exchange::{Exchange, Observer, Subject, Verdict};
use crate::faults::{AtHead, Strike};
use crate::ids::Ids;
use crate::kind::kind;
use crate::line::Scissors;
use crate::memory::Memory;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::route::Route;
use crate::stop::Stop;
use crate::token::{Token, Tokens};
use crate::{Fault, Faults, Platform, Received, body};

pub(crate) struct Service {
    accounts: Accounts,
    tokens: Tokens,
    memory: Memory,
    observer: Option<Observer>,
    faults: Faults,
    ids: Ids,
}

pub(crate) async fn respond(
    State((service, stop)): State<(Arc<Service>, Stop)>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let exchange = service.exchange(request).await;
    if let Some(observer) = &service.observer {
        observer.see(&exchange);
    }
    exchange.into_ending().carry_out(&scissors, stop).await
}

impl Service {
    pub(crate) fn new(
        accounts: Accounts,
        tokens: Tokens,
        memory: Memory,
        observer: Option<Observer>,
    ) -> Self {
        Self { accounts, tokens, memory, observer, faults: Faults::default(), ids: Ids::new() }
    }

    pub(crate) fn messages(&self) -> Vec<Received> {
        self.memory.all()
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.faults
    }

    async fn exchange(&self, request: Request) -> Exchange {
        let (head, body) = request.into_parts();
        let head = self.head(head);
        match self.faults.at_head(head.account()) {
            AtHead::Decided(Some(strike)) if strike.fault.leaves_unread() => {
                self.ended(&head, None, None, Some(strike))
            }
            AtHead::Decided(strike) => {
                let incoming = Incoming::read(&head, body::read(body).await);
                self.judged(&head, incoming, strike)
            }
            AtHead::Undecided => {
                let incoming = Incoming::read(&head, body::read(body).await);
                let body = incoming.as_ref().map_or(&Value::Null, |incoming| &incoming.body);
                let strike = self.faults.at_body(head.account(), body);
                self.judged(&head, incoming, strike)
            }
        }
    }

    fn head(&self, parts: Parts) -> Head {
        let route = Route::parse(&parts.method, parts.uri.path());
        let account = route.as_ref().map_or("", |route| &route.account);
        let platform = self.accounts.platform(account, text(&parts.headers, header::HOST));
        Head { parts, route, platform }
    }

    fn judged(
        &self,
        head: &Head,
        incoming: Result<Incoming, Refusal>,
        strike: Option<Strike>,
    ) -> Exchange {
        let kind = incoming.as_ref().ok().map(|incoming| kind(&incoming.body));
        let fault = strike.as_ref().map(|strike| &strike.fault);
        let is_judged = fault.is_none_or(Fault::lets_judge);
        let verdict = is_judged.then(|| self.verdict(incoming, fault.cloned()));
        self.ended(head, kind, verdict, strike)
    }

    fn verdict(&self, incoming: Result<Incoming, Refusal>, fault: Option<Fault>) -> Verdict {
        match incoming.and_then(|incoming| self.judge(incoming, fault)) {
            Ok(received) => Verdict::Accepted(received),
            Err(refusal) => Verdict::Refused(refusal),
        }
    }

    fn judge(&self, incoming: Incoming, fault: Option<Fault>) -> Result<Received, Refusal> {
        let Incoming { route, platform, json, body, token } = incoming;
        self.admit(&route.account, token.as_ref())?;
        platform.check(&json).map_err(|invalid| Refusal::invalid(platform, &body, &invalid))?;
        let answer = Answer::to(&body, &self.ids);
        let received = Received::new(route, platform, json, body, answer, fault);
        self.memory.keep(received.clone());
        Ok(received)
    }

    fn admit(&self, account: &str, token: Option<&Token>) -> Result<(), Refusal> {
        self.faults.admit(account, token).unwrap_or_else(|| self.tokens.admit(token))
    }

    fn ended(
        &self,
        head: &Head,
        kind: Option<String>,
        verdict: Option<Verdict>,
        strike: Option<Strike>,
    ) -> Exchange {
        let trace_id = self.ids.trace();
        let proper = verdict.as_ref().map(|verdict| proper(verdict, &trace_id));
        let sender =
            Sender { platform: head.platform, account: head.account(), trace_id: &trace_id };
        let ending = Ending::of(proper, strike.as_ref(), &sender);
        Exchange::of(head.subject(kind), verdict, strike.map(|strike| strike.fault), ending)
    }
}

/// A request whose body is still to come.
struct Head {
    parts: Parts,
    route: Result<Route, Refusal>,
    platform: Platform,
}

impl Head {
    /// The account in the path; empty where the path has none.
    fn account(&self) -> &str {
        self.route.as_ref().map_or("", |route| &route.account)
    }

    fn subject(&self, kind: Option<String>) -> Subject {
        Subject {
            method: self.parts.method.clone(),
            path: self.parts.uri.path().to_owned(),
            what: kind.map(|kind| (self.platform, kind)),
        }
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

impl Incoming {
    fn read(head: &Head, body: Result<Vec<u8>, Refusal>) -> Result<Self, Refusal> {
        let route = head.route.clone()?;
        let headers = &head.parts.headers;
        let content_type = text(headers, header::CONTENT_TYPE);
        let Decoded { json, token } = decode(head.parts.uri.query(), content_type, body?)?;
        // What does not parse has no members; what is wrong with it is for the checker to say.
        let body: Value = serde_json::from_str(&json).unwrap_or_default();
        let token = Token::in_header(headers).or(token).or_else(|| Token::in_json(&body));
        Ok(Self { route, platform: head.platform, json, body, token })
    }
}

/// The answer as it should be.
fn proper(verdict: &Verdict, trace_id: &str) -> Reply {
    match verdict {
        Verdict::Accepted(received) => Reply::json(StatusCode::OK, received.answer().json()),
        Verdict::Refused(refusal) => refusal.reply(trace_id),
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
