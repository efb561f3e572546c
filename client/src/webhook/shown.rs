//! What a bot sent in a test, as the messages that people are shown.

use serde_json::{Map, Value, json};

use super::Stuck;
use crate::account::dry_run::Unsent;
use crate::media::FILEDATA;
use crate::{Message, Platform};

/// The message that a request would have sent; `None` for what is no message.
pub(super) fn message<P: Platform>(unsent: &Unsent) -> Option<Result<Message<'static, P>, Stuck>> {
    if !unsent.path().ends_with("/messages") {
        return None;
    }
    Some(read(unsent))
}

fn read<P: Platform>(unsent: &Unsent) -> Result<Message<'static, P>, Stuck> {
    if unsent.is_cut() {
        return Err(Stuck::TooLong);
    }
    let body = unsent.body();
    let message = if body.starts_with('{') {
        Message::from_json(body)
    } else {
        Message::from_json(&with_a_file(body).to_string())
    };
    message.map_err(|invalid| Stuck::NoMessage(invalid.to_string()))
}

/// A message that went together with its file has a line for each of its members. Where the platform would find the file,
/// there is the id of one that a rehearsal uploads.
fn with_a_file(lines: &str) -> Value {
    let parts = lines.lines().filter_map(|line| line.split_once(": "));
    let members = parts.filter(|(name, _)| *name != FILEDATA);
    let mut request: Map<String, Value> =
        members.map(|(name, text)| (name.to_owned(), member(text))).collect();
    let payload = request
        .get_mut("message")
        .and_then(|message| message.get_mut("attachment")?.get_mut("payload"));
    if let Some(Value::Object(payload)) = payload {
        payload.insert("attachment_id".to_owned(), json!(NO_ID));
    }
    request.into()
}

/// Words are plain in a form, all else is JSON.
fn member(text: &str) -> Value {
    let is_json = text.starts_with(['{', '[']) || matches!(text, "true" | "false");
    let value = is_json.then(|| serde_json::from_str(text).ok()).flatten();
    value.unwrap_or_else(|| text.into())
}

const NO_ID: &str = "0";
