//! The address that the platform posts to, for a server with axum.
//!
//! ```no_run
//! use std::time::Duration;
//! use axum::Router;
//! use sendapi::webhook::axum::Address;
//! use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let verifier = Verifier::new(std::env::var("APP_SECRET")?);
//! let handshake = Handshake::new(std::env::var("VERIFY_TOKEN")?);
//! let inbox = Inbox::builder(verifier, handshake).start(async |incoming: Incoming| {
//!     println!("{:?}", incoming.happened());
//!     Ok::<(), sendapi::Error>(())
//! });
//!
//! let router = Router::new().route("/webhook", Address::of(&inbox).into());
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
//! let stop = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
//! axum::serve(listener, router).with_graceful_shutdown(stop).await?;
//! for incoming in inbox.shutdown(Duration::from_secs(30)).await.waiting {
//!     println!("not handled: {incoming:?}");
//! }
//! # Ok(())
//! # }
//! ```

use std::sync::Arc;
use std::time::Duration;

use ::axum::body::{Body, Bytes};
use ::axum::extract::{RawQuery, Request, State};
use ::axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use ::axum::http::{HeaderMap, StatusCode};
use ::axum::response::{IntoResponse, Response};
use ::axum::routing::{MethodRouter, get};
use futures_util::StreamExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::Inbox;

/// The address that the platform posts to: what stands behind a route of axum.
///
/// GET answers the platform's question whether the address is ours, POST gives the body to
/// [`Inbox::receive`] and answers before the work begins.
///
/// | answer | for |
/// | --- | --- |
/// | 200 | what was accepted |
/// | 400 | a body that is no webhook, or breaks off |
/// | 403 | a wrong signature, a wrong verify token |
/// | 408 | a body that takes [too long](Self::body_timeout) |
/// | 413 | a body over [`Verifier::limit`](super::Verifier::limit) |
/// | 415 | a body that says it is not JSON |
/// | 503 | no room now: the platform sends it again |
///
/// How long a connection may take for its headers, and how many connections there may be, is for the server or the proxy
/// in front of it to say.
#[derive(Clone, Debug)]
#[must_use = "give it to `Router::route`, with `into()`"]
pub struct Address {
    inbox: Inbox,
    body_timeout: Duration,
    memory: Arc<Semaphore>,
}

impl Address {
    /// The address of this inbox.
    pub fn of(inbox: &Inbox) -> Self {
        let memory = Arc::new(Semaphore::new(64 * 1024 * 1024));
        Self { inbox: inbox.clone(), body_timeout: Duration::from_secs(4), memory }
    }

    /// How long a body may take to arrive, by default 4 seconds, since the platform wants an answer within 5.
    pub fn body_timeout(self, body_timeout: Duration) -> Self {
        Self { body_timeout, ..self }
    }

    /// How many bytes of bodies are held at a time, by default 64 MiB. Nobody is verified before the body is there.
    pub fn body_memory(self, bytes: usize) -> Self {
        let memory = Arc::new(Semaphore::new(bytes.min(Semaphore::MAX_PERMITS)));
        Self { memory, ..self }
    }

    async fn receive(&self, request: Request) -> Result<(), Turned> {
        let (head, body) = request.into_parts();
        check_content_type(&head.headers)?;
        let body = timeout(self.body_timeout, self.read(&head.headers, body)).await;
        let (body, _held) = body.map_err(|_| Turned::slow(self.body_timeout))??;
        let accepted = self.inbox.receive(signature(&head.headers), &body);
        accepted.map(drop).map_err(|rejected| Turned::new(rejected.status(), rejected.to_string()))
    }

    /// The body, and the memory that it takes.
    async fn read(&self, headers: &HeaderMap, body: Body) -> Result<(Vec<u8>, Held), Turned> {
        let limit = self.inbox.body_limit();
        let announced =
            headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        if announced.is_some_and(|length: usize| length > limit) {
            return Err(Turned::too_large(limit));
        }
        let (mut whole, mut held, mut chunks) = (Vec::new(), None, body.into_data_stream());
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|_| Turned::new(400, "the body breaks off"))?;
            if whole.len().saturating_add(chunk.len()) > limit {
                return Err(Turned::too_large(limit));
            }
            self.hold(&mut held, &chunk)?;
            whole.extend_from_slice(&chunk);
        }
        Ok((whole, held))
    }

    fn hold(&self, held: &mut Held, chunk: &Bytes) -> Result<(), Turned> {
        let full = |_| Turned::new(503, "too many bodies arrive at a time: send it again later");
        let size = u32::try_from(chunk.len()).unwrap_or(u32::MAX);
        let more = Arc::clone(&self.memory).try_acquire_many_owned(size).map_err(full)?;
        match held {
            Some(held) => held.merge(more),
            None => *held = Some(more),
        }
        Ok(())
    }
}

type Held = Option<OwnedSemaphorePermit>;

impl<S: Clone + Send + Sync + 'static> From<Address> for MethodRouter<S> {
    fn from(address: Address) -> Self {
        get(handshake).post(receive).with_state(address)
    }
}

async fn handshake(State(address): State<Address>, RawQuery(query): RawQuery) -> Response {
    match address.inbox.handshake(&query.unwrap_or_default()) {
        // Nobody may take the challenge for a page.
        Ok(challenge) => ([(X_CONTENT_TYPE_OPTIONS, "nosniff")], challenge).into_response(),
        Err(unanswered) => Turned::new(403, unanswered.to_string()).into_response(),
    }
}

async fn receive(State(address): State<Address>, request: Request) -> Result<(), Turned> {
    address.receive(request).await
}

/// What does not say what it is, is let pass: the signature counts.
fn check_content_type(headers: &HeaderMap) -> Result<(), Turned> {
    let Some(given) = headers.get(CONTENT_TYPE) else { return Ok(()) };
    let kind = given.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Turned::new(415, "the body of a webhook is `application/json`"))
}

/// The value of the header that holds the signature, or of its older form; one that is no text is no signature.
fn signature(headers: &HeaderMap) -> &str {
    let header = headers.get("x-hub-signature-256").or_else(|| headers.get("x-hub-signature"));
    header.map_or("", |value| value.to_str().unwrap_or("unreadable"))
}

/// A request that is not accepted, and what it is told.
struct Turned {
    status: StatusCode,
    text: String,
}

impl Turned {
    fn new(status: u16, text: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, text: text.into() }
    }

    fn too_large(limit: usize) -> Self {
        Self::new(413, format!("the body is over the limit of {limit} bytes"))
    }

    fn slow(limit: Duration) -> Self {
        Self::new(408, format!("the body was not complete within {limit:?}"))
    }
}

impl IntoResponse for Turned {
    fn into_response(self) -> Response {
        (self.status, self.text).into_response()
    }
}
