//! What the platform posts, from the request to the handler that gets it: by the inbox, and by as much as a program with axum
//! would do in its place. There is no network in between, which would be most of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::post;
use bytes::Bytes;
use sendapi::webhook::axum::Address;
use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::task::yield_now;
use tower_service::Service as _;

use crate::pair::Side;
use crate::report::Report;
use crate::setting::Setting;
use crate::webhook::{SECRET, signature_header, signed};

pub(crate) fn part(setting: &Setting, report: &mut Report) -> Result<()> {
    let bodies: Arc<[_]> = (0..BODIES).map(|number| signed(number..number + 1)).collect();
    let at = |address: fn(Handled) -> Router| {
        let (bodies, handled) = (Arc::clone(&bodies), Handled::default());
        let _in = setting.runtime.enter();
        Receiving { router: address(Arc::clone(&handled)), bodies, next: 0, handled }
    };
    let mut ours = at(inbox);
    for (name, bare) in [
        ("an inbox, beside `Value` with the same HMAC", value as fn(_) -> _),
        ("an inbox, beside a handler that reads nothing", nothing),
    ] {
        let mut bare = at(bare);
        let pair = setting.pair(|side, bodies| {
            let receiving = if side == Side::Ours { &mut ours } else { &mut bare };
            setting.runtime.block_on(receiving.post(bodies))
        })?;
        report.pair(name, &pair);
    }
    Ok(())
}

/// How many events a handler was given.
type Handled = Arc<AtomicUsize>;

/// The library's.
fn inbox(handled: Handled) -> Router {
    let inbox = Inbox::builder(Verifier::new(SECRET), Handshake::new("a verify token"))
        // Fewer than there are bodies: each is new whenever it comes again.
        .remember(BODIES / 2, Duration::from_secs(3600))
        .start(move |incoming: Incoming| {
            drop(incoming);
            handled.fetch_add(1, Ordering::Relaxed);
            async { Ok::<(), sendapi::Error>(()) }
        });
    Router::new().route(PATH, Address::of(&inbox).into())
}

/// Verifies, reads a `Value` and hands it on to another task.
fn value(handled: Handled) -> Router {
    let (sender, mut receiver) = mpsc::channel::<Value>(BODIES);
    tokio::spawn(async move {
        while receiver.recv().await.is_some() {
            handled.fetch_add(1, Ordering::Relaxed);
        }
    });
    Router::new().route(PATH, post(read)).with_state(sender)
}

async fn read(
    State(sender): State<mpsc::Sender<Value>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    // A program that takes care compares in constant time, which is as fast.
    if headers
        .get(SIGNATURE)
        .is_none_or(|given| given.as_bytes() != signature_header(&body).as_bytes())
    {
        return StatusCode::FORBIDDEN;
    }
    let Ok(value) = serde_json::from_slice(&body) else { return StatusCode::BAD_REQUEST };
    match sender.send(value).await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Takes the body and does nothing with it.
fn nothing(handled: Handled) -> Router {
    let take = async move |body: Bytes| {
        drop(body);
        handled.fetch_add(1, Ordering::Relaxed);
        StatusCode::OK
    };
    Router::new().route(PATH, post(take))
}

/// Somebody who is posted to.
struct Receiving {
    router: Router,
    /// With their signatures.
    bodies: Arc<[(Vec<u8>, String)]>,
    /// Where it goes on with them: what was posted lately would be taken for the same event again.
    next: usize,
    handled: Handled,
}

impl Receiving {
    /// Posts so many, one after the other, and waits until all of them were handled.
    async fn post(&mut self, count: usize) -> Result<()> {
        let before = self.handled.load(Ordering::Relaxed);
        for (body, header) in self.bodies.iter().cycle().skip(self.next).take(count) {
            let request = Request::post(PATH)
                .header("content-type", "application/json")
                .header("content-length", body.len())
                .header(SIGNATURE, header)
                .body(Body::from(body.clone()))?;
            let answer = self.router.call(request).await.unwrap_or_else(|never| match never {});
            ensure!(answer.status() == StatusCode::OK, "answered with {}", answer.status());
        }
        self.next = (self.next + count) % self.bodies.len();
        let patience = Instant::now() + Duration::from_secs(60);
        while self.handled.load(Ordering::Relaxed) - before < count {
            ensure!(Instant::now() < patience, "not all events were handled within a minute");
            yield_now().await;
        }
        Ok(())
    }
}

const PATH: &str = "/webhook";
const SIGNATURE: &str = "x-hub-signature-256";
const BODIES: usize = 4096;
