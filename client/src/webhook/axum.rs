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
//!     println!("not handled: {}", incoming.to_json());
//! }
//! # Ok(())
//! # }
//! ```

use std::sync::Arc;
use std::time::Duration;

use ::axum::body::Body;
use ::axum::extract::{RawQuery, Request, State};
use ::axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use ::axum::http::{HeaderMap, StatusCode};
use ::axum::response::{IntoResponse, Response};
use ::axum::routing::{MethodRouter, get};
use futures_util::StreamExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::{Inbox, Refused};

pub use super::receiver::Receiver;

/// The address that the platform posts to: what stands behind a route of axum.
///
/// GET answers the platform's question whether the address is ours, POST gives the body to
/// [`Inbox::receive`] and answers before the work begins. The inbox of `sendapi-outbox` has the same address, which answers
/// when the database has what was received.
///
/// | answer | for |
/// | --- | --- |
/// | 200 | what was accepted |
/// | 400 | a body that is no webhook, or breaks off |
/// | 403 | a signature that is missing or cannot be one, before the body is read; a wrong signature; a wrong verify token |
/// | 408 | a body that takes [too long](Self::body_timeout) |
/// | 413 | a body over [`Verifier::limit`](super::Verifier::limit), before it is read if it says so |
/// | 415 | a body that says it is not JSON, before it is read |
/// | 503 | no room now in the inbox for one of its accounts or more, or in [memory](Self::body_memory), or the inbox is shut down: the platform sends it again |
///
/// # Strangers
///
/// Who has not the app secret can send what looks signed, and whether it is shows only at its end. What they can do with
/// that is bounded: a body holds its connection for [so long](Self::body_timeout) at most and takes 64 KiB of memory, and
/// what all bodies take beyond that is [limited](Self::body_memory), so that bodies of up to 64 KiB always fit. A body of
/// the platform with one event has some hundred bytes. How long a connection may take for its headers, and how many
/// connections there may be, is for the server or the proxy in front of it to say.
#[derive(Clone, Debug)]
#[must_use = "give it to `Router::route`, with `into()`"]
pub struct Address<I = Inbox> {
    inbox: I,
    body_timeout: Duration,
    memory: Arc<Semaphore>,
}

impl<I: Receiver> Address<I> {
    /// The address of this inbox.
    pub fn of(inbox: &I) -> Self {
        let memory = Arc::new(Semaphore::new(64 * 1024 * 1024));
        Self { inbox: inbox.clone(), body_timeout: Duration::from_secs(4), memory }
    }

    /// How long a body may take to arrive, by default 4 seconds, since the platform wants an answer within 5.
    pub fn body_timeout(self, body_timeout: Duration) -> Self {
        Self { body_timeout, ..self }
    }

    /// How many bytes of bodies are held at a time beyond the first 64 KiB of each, by default 64 MiB. Nobody is verified
    /// before the body is there, so strangers may use all of it: what is longer than 64 KiB is answered with 503 then, and
    /// what is shorter is taken all the same.
    pub fn body_memory(self, bytes: usize) -> Self {
        let memory = Arc::new(Semaphore::new(bytes.min(Semaphore::MAX_PERMITS)));
        Self { memory, ..self }
    }

    async fn receive(&self, request: Request) -> Result<(), Turned> {
        let (head, body) = request.into_parts();
        let signature = self.check(&head.headers)?;
        let body = timeout(self.body_timeout, self.read(body)).await;
        let (body, _held) = body.map_err(|_| Turned::slow(self.body_timeout))??;
        self.inbox.take(signature, &body).await.map_err(|error| Turned::by::<I>(&error))
    }

    /// All that can be known before the body is read: the signature, if it can be one.
    fn check<'h>(&self, headers: &'h HeaderMap) -> Result<&'h str, Turned> {
        check_content_type(headers)?;
        let signature = signature(headers);
        if let Err(wrong) = self.inbox.verifier().verify_header(signature) {
            return Err(Turned::by::<I>(&self.inbox.refuse(Refused::Signature(wrong))));
        }
        let length = headers.get(CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse().ok());
        match length {
            Some(size) => self.check_size(size).map(|()| signature),
            None => Ok(signature),
        }
    }

    fn check_size(&self, size: usize) -> Result<(), Turned> {
        let limit = self.inbox.verifier().body_limit();
        if size > limit {
            return Err(Turned::by::<I>(&self.inbox.refuse(Refused::TooLarge { size, limit })));
        }
        Ok(())
    }

    /// The body, and the memory that it takes.
    async fn read(&self, body: Body) -> Result<(Vec<u8>, Held), Turned> {
        let (mut whole, mut held, mut chunks) = (Vec::new(), None, body.into_data_stream());
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|_| Turned::broken())?;
            let size = whole.len().saturating_add(chunk.len());
            self.check_size(size)?;
            self.hold(&mut held, size.saturating_sub(SMALL.max(whole.len())))?;
            whole.extend_from_slice(&chunk);
        }
        Ok((whole, held))
    }

    fn hold(&self, held: &mut Held, bytes: usize) -> Result<(), Turned> {
        if bytes == 0 {
            return Ok(());
        }
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        let more = Arc::clone(&self.memory).try_acquire_many_owned(bytes);
        let more = more.map_err(|_| Turned::crowded())?;
        match held {
            Some(held) => held.merge(more),
            None => *held = Some(more),
        }
        Ok(())
    }
}

type Held = Option<OwnedSemaphorePermit>;

impl<S: Clone + Send + Sync + 'static, I: Receiver> From<Address<I>> for MethodRouter<S> {
    fn from(address: Address<I>) -> Self {
        get(handshake::<I>).post(receive::<I>).with_state(address)
    }
}

async fn handshake<I: Receiver>(
    State(address): State<Address<I>>,
    RawQuery(query): RawQuery,
) -> Response {
    match address.inbox.handshake(&query.unwrap_or_default()) {
        // Nobody may take the challenge for a page.
        Ok(challenge) => ([(X_CONTENT_TYPE_OPTIONS, "nosniff")], challenge).into_response(),
        Err(unanswered) => Turned::new(403, unanswered.to_string()).into_response(),
    }
}

async fn receive<I: Receiver>(
    State(address): State<Address<I>>,
    request: Request,
) -> Result<(), Turned> {
    address.receive(request).await.inspect_err(|turned| {
        if let Some(reason) = turned.unread {
            address.inbox.not_read(reason, &turned.cause);
        }
    })
}

/// What does not say what it is, is let pass: the signature counts.
fn check_content_type(headers: &HeaderMap) -> Result<(), Turned> {
    let Some(given) = headers.get(CONTENT_TYPE) else { return Ok(()) };
    let kind = given.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Turned::not_read(415, "content_type", "the body of a webhook is `application/json`"))
}

/// The value of the header that holds the signature, or of its older form; one that is no text is no signature.
fn signature(headers: &HeaderMap) -> &str {
    let header = headers.get("x-hub-signature-256").or_else(|| headers.get("x-hub-signature"));
    header.map_or("", |value| value.to_str().unwrap_or("unreadable"))
}

/// A request that is not accepted, and what it is told.
struct Turned {
    status: StatusCode,
    cause: String,
    /// What to do about it, said to whoever sent it.
    advice: Option<&'static str>,
    /// Why the inbox did not hear of it, where it did not.
    unread: Option<&'static str>,
}

impl Turned {
    fn new(status: u16, cause: impl Into<String>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, cause: cause.into(), advice: None, unread: None }
    }

    /// What the inbox says of it.
    fn by<I: Receiver>(error: &I::Error) -> Self {
        let (status, cause) = I::answer(error);
        Self::new(status, cause)
    }

    fn slow(limit: Duration) -> Self {
        Self::not_read(408, "too_slow", format!("the body was not complete within {limit:?}"))
    }

    fn broken() -> Self {
        Self::not_read(400, "broken_off", "the body breaks off")
    }

    fn crowded() -> Self {
        let crowded = Self::not_read(503, "crowded", "too many bodies arrive at a time");
        Self { advice: Some("send it again later"), ..crowded }
    }

    /// What the inbox does not hear of.
    fn not_read(status: u16, reason: &'static str, cause: impl Into<String>) -> Self {
        Self { unread: Some(reason), ..Self::new(status, cause) }
    }
}

impl IntoResponse for Turned {
    fn into_response(self) -> Response {
        let text = match self.advice {
            Some(advice) => format!("{}: {advice}", self.cause),
            None => self.cause,
        };
        (self.status, text).into_response()
    }
}

/// So much of a body is not counted: no genuine one is to be kept out by others.
const SMALL: usize = 64 * 1024;
