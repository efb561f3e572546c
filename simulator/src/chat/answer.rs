//! What the page is answered.

use axum::Json;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sendapi_core::told::Written;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::ActionError;
use crate::answers::refusal::Refusal;

/// What is answered, or why nothing is.
pub(super) type Outcome = Result<Json<Value>, Failed>;

/// That it was done.
pub(super) fn done() -> Json<Value> {
    Json(json!({}))
}

/// The body of a call.
pub(super) fn asked<T: DeserializeOwned>(body: &Bytes) -> Result<T, Failed> {
    serde_json::from_slice(body).map_err(|fault| Failed::bad(format!("the call is wrong: {fault}")))
}

pub(super) async fn nothing_there() -> Failed {
    Failed { status: StatusCode::NOT_FOUND, sentence: "there is no such call".to_owned() }
}

/// Why a call of the page failed, in a sentence for the person at it.
#[derive(Debug)]
pub(super) struct Failed {
    status: StatusCode,
    sentence: String,
}

impl Failed {
    pub(super) fn bad(sentence: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, sentence: sentence.into() }
    }

    pub(super) fn forbidden(sentence: impl Into<String>) -> Self {
        Self { status: StatusCode::FORBIDDEN, sentence: sentence.into() }
    }

    pub(super) fn nobody(id: &str) -> Self {
        let sentence = format!("nobody here has the id `{}`", Written(id));
        Self { status: StatusCode::NOT_FOUND, sentence }
    }

    pub(super) fn too_long() -> Self {
        let sentence = "the body is longer than anything that is asked here".to_owned();
        Self { status: StatusCode::PAYLOAD_TOO_LARGE, sentence }
    }

    /// The bot is at fault.
    pub(super) fn gateway(sentence: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_GATEWAY, sentence: sentence.into() }
    }
}

impl From<ActionError> for Failed {
    fn from(error: ActionError) -> Self {
        match error.delivery() {
            Some(_) => Self::gateway(error.to_string()),
            None => Self::bad(error.to_string()),
        }
    }
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self::bad(refusal.sentence())
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "error": self.sentence }))).into_response()
    }
}
