//! The address that the platform posts to.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};

use super::Book;

/// Stores what is genuine, and says only then that it arrived.
#[derive(Clone, Debug)]
pub struct Door {
    /// Whether a body is the platform's.
    pub verifier: Verifier,
    /// Whether the address is ours.
    pub handshake: Handshake,
    /// Where it is stored.
    pub book: Book,
    /// What hands it on.
    pub inbox: Inbox,
}

impl Door {
    /// What serves `/webhook`.
    pub fn router(self) -> Router {
        let limit = DefaultBodyLimit::max(self.inbox.body_limit());
        Router::new().route("/webhook", get(greet).post(receive)).layer(limit).with_state(self)
    }
}

async fn greet(State(door): State<Door>, RawQuery(query): RawQuery) -> (StatusCode, String) {
    match door.handshake.answer(&query.unwrap_or_default()) {
        Ok(challenge) => (StatusCode::OK, challenge),
        Err(why) => (StatusCode::FORBIDDEN, why.to_string()),
    }
}

async fn receive(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers.get("x-hub-signature-256").and_then(|value| value.to_str().ok());
    let webhook = match door.verifier.open(signature.unwrap_or_default(), &body) {
        Ok(webhook) => webhook,
        Err(refused) => return status(refused.status()),
    };
    // In a task of its own: should the platform hang up meanwhile, what is stored is handed on all the same.
    let stored = tokio::spawn(async move {
        let mut came = Incoming::all_of(webhook);
        came.retain(|incoming| !incoming.is_echo() && !incoming.is_standby());
        let new = door.book.store(came).await?;
        for incoming in new {
            // Where there is no room now, the next process takes it up: it is stored.
            if let Err(rejected) = door.inbox.accept_again(incoming) {
                anstream::eprintln!("{rejected}");
            }
        }
        Ok::<(), super::Failure>(())
    });
    match stored.await {
        Ok(Ok(())) => StatusCode::OK,
        Ok(Err(failure)) => {
            anstream::eprintln!("not stored: {failure}");
            StatusCode::SERVICE_UNAVAILABLE
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::BAD_REQUEST)
}
