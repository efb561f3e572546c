//! The address that the platform posts to.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use sendapi_outbox::{Database, Inbox};

/// What serves `/webhook`.
pub(super) fn router<DB: Database>(inbox: Inbox<DB>) -> Router {
    Router::new().route("/webhook", get(greet::<DB>).post(receive::<DB>)).with_state(inbox)
}

async fn greet<DB: Database>(
    State(inbox): State<Inbox<DB>>,
    RawQuery(query): RawQuery,
) -> (StatusCode, String) {
    match inbox.handshake(&query.unwrap_or_default()) {
        Ok(challenge) => (StatusCode::OK, challenge),
        Err(why) => (StatusCode::FORBIDDEN, why.to_string()),
    }
}

/// Says that it arrived only when it lies in the database.
async fn receive<DB: Database>(
    State(inbox): State<Inbox<DB>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let signature = headers.get("x-hub-signature-256").and_then(|value| value.to_str().ok());
    match inbox.receive(signature.unwrap_or_default(), &body).await {
        Ok(_) => StatusCode::OK,
        Err(error) => {
            eprintln!("{error}");
            StatusCode::from_u16(error.status()).unwrap_or(StatusCode::BAD_REQUEST)
        }
    }
}
