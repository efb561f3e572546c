//! The address that the platform posts to.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use sendapi_outbox::Inbox;

/// What serves `/webhook`.
pub(super) fn router(inbox: Inbox) -> Router {
    Router::new().route("/webhook", get(greet).post(receive)).with_state(inbox)
}

async fn greet(State(inbox): State<Inbox>, RawQuery(query): RawQuery) -> (StatusCode, String) {
    match inbox.handshake(&query.unwrap_or_default()) {
        Ok(challenge) => (StatusCode::OK, challenge),
        Err(why) => (StatusCode::FORBIDDEN, why.to_string()),
    }
}

/// Says that it arrived only when it lies in the database.
async fn receive(State(inbox): State<Inbox>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers.get("x-hub-signature-256").and_then(|value| value.to_str().ok());
    match inbox.receive(signature.unwrap_or_default(), &body).await {
        Ok(_) => StatusCode::OK,
        Err(error) => {
            eprintln!("{error}");
            StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST)
        }
    }
}
