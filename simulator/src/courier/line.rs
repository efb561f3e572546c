//! The HTTP client: the one file that names the library.

use std::error::Error;
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderName, HeaderValue, Method, Request, Uri, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::time::timeout;

use super::sealed::Sealed;
use crate::Outcome;

/// What the bot is reached by.
#[derive(Clone, Debug)]
pub(super) struct Line {
    client: Client<HttpConnector, Body>,
    patience: Duration,
}

impl Line {
    pub(super) fn new(patience: Duration) -> Self {
        let client = Client::builder(TokioExecutor::new()).build(HttpConnector::new());
        Self { client, patience }
    }

    pub(super) async fn get(&self, uri: Uri) -> (Outcome, Duration) {
        self.exchange(request(Method::GET, uri, Body::empty())).await
    }

    pub(super) async fn post(&self, uri: Uri, sealed: &Sealed) -> (Outcome, Duration) {
        let mut request = request(Method::POST, uri, Body::from(sealed.body()));
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(SHA1, sealed.sha1());
        headers.insert(SHA256, sealed.sha256());
        self.exchange(request).await
    }

    async fn exchange(&self, request: Request<Body>) -> (Outcome, Duration) {
        let begun = Instant::now();
        let outcome = timeout(self.patience, self.answer(request)).await;
        (outcome.unwrap_or(Outcome::TimedOut(self.patience)), begun.elapsed())
    }

    async fn answer(&self, request: Request<Body>) -> Outcome {
        match self.client.request(request).await {
            Ok(response) => {
                let status = response.status().as_u16();
                // What is longer, or breaks off, says no more than its status.
                let body = to_bytes(Body::new(response.into_body()), LONGEST).await;
                let body = String::from_utf8_lossy(&body.unwrap_or_default()).into_owned();
                Outcome::Answered { status, body }
            }
            Err(error) => Outcome::Failed(with_sources(&error)),
        }
    }
}

fn request(method: Method, uri: Uri, body: Body) -> Request<Body> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    request
}

fn with_sources(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", with_sources(source)),
        None => error.to_string(),
    }
}

const SHA1: HeaderName = HeaderName::from_static("x-hub-signature");
const SHA256: HeaderName = HeaderName::from_static("x-hub-signature-256");

/// Bytes of an answer that are read.
const LONGEST: usize = 16 * 1024;
