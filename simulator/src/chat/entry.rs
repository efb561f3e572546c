//! An entry of a conversation as the page gets it.

use serde_json::{Map, Value, json};

use super::conversation::owner;
use crate::attachments::files;
use crate::context::Context;
use crate::talk::entry::{Entry, What};
use crate::time::milliseconds;
use crate::wire::members::{id_text, present};
use crate::world::utility::Utility;
use crate::{Attachment, Received};

/// `account` is the one whose conversation it is.
pub(super) fn json(context: &Context, account: &str, entry: &Entry) -> Value {
    let (kind, rest) = match &entry.what {
        What::Comment { id, text } => ("comment", json!({ "comment_id": id, "text": text })),
        What::Control(app_id) => ("control", json!({ "owner": app_id.as_deref().map(owner) })),
        What::Event(event) => ("event", json!({ "event": event })),
        What::Refusal { sentence, log } => ("refusal", json!({ "sentence": sentence, "log": log })),
        What::Request(received) => ("request", request(context, account, received)),
        What::Staff { mid, text } => ("staff", json!({ "mid": mid, "text": text })),
    };
    let mut members = Map::new();
    members.insert("number".to_owned(), entry.number.into());
    members.insert("at".to_owned(), milliseconds(entry.at).into());
    members.insert("kind".to_owned(), kind.into());
    if let Some(field) = &entry.untold {
        members.insert("untold".to_owned(), field.as_str().into());
    }
    if let Value::Object(rest) = rest {
        members.extend(rest);
    }
    Value::Object(members)
}

/// In whose name a message comes, if it is not the account's own.
pub(super) fn persona(context: &Context, account: &str, received: &Received) -> Option<Value> {
    let id = id_text(present(received.body(), "/persona_id")?);
    context.world.look(account, |account| {
        let known = account.personas.get(&id);
        Some(match known {
            Some(it) => json!({ "name": it.name, "picture": it.profile_picture_url }),
            None => json!({ "name": format!("Persona {id}"), "picture": null }),
        })
    })
}

/// What a utility message says, by the account's template as it is now.
fn utility(context: &Context, account: &str, received: &Received) -> Option<Value> {
    let message = present(received.body(), "/message")?;
    context.world.look(account, |account| Some(Utility::of(message, account)?.json()))
}

/// Where the file is that came along.
fn file(context: &Context, id: &str) -> String {
    let attachment = context.attachments.find(id);
    files::path_of(id, attachment.as_ref().and_then(Attachment::file_name))
}

fn request(context: &Context, account: &str, received: &Received) -> Value {
    json!({
        "mid": received.message_id(),
        "request": received.body(),
        "persona": persona(context, account, received),
        "file": received.file_id().map(|id| file(context, id)),
        "log": received.log(),
        "utility": utility(context, account, received),
    })
}
