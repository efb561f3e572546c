//! What is called beside `/messages`: a file for each endpoint, or for those that belong together.

pub(crate) mod account;
mod asked;
pub(crate) mod blocked;
pub(crate) mod calling;
pub(crate) mod conversations;
pub(crate) mod host;
pub(crate) mod labels;
pub(crate) mod library;
pub(crate) mod linking;
mod listing;
pub(crate) mod marketing;
pub(crate) mod moderation;
pub(crate) mod notification_tokens;
pub(crate) mod object;
pub(crate) mod objects;
pub(crate) mod permission;
pub(crate) mod personas;
pub(crate) mod picture;
pub(crate) mod profile;
pub(crate) mod routing;
pub(crate) mod stickers;
pub(crate) mod subscription;
pub(crate) mod templates;
mod thread;
pub(crate) mod token;
pub(crate) mod user_menu;
pub(crate) mod welcome_flows;

use serde_json::{Value, json};

use crate::journal::accepted::Accepted;

fn answer(json: &Value) -> Accepted {
    Accepted::json(json.to_string())
}

fn success() -> Accepted {
    answer(&json!({ "success": true }))
}

/// The other form of the same word, which the Messenger profile has.
fn result_success() -> Accepted {
    answer(&json!({ "result": "success" }))
}

fn made(what: &str, id: &str) -> Accepted {
    answer(&json!({ "id": id })).noting(format!("{what} {id}"))
}
