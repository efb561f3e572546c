//! The state as it is.

use axum::body::Bytes;

use super::form::{Attachment, Conversation, Entry, FORM, Request, State, What};
use crate::Received;
use crate::attachments::attachment;
use crate::context::Context;
use crate::talk::{conversation, entry};
use crate::time::in_milliseconds;

/// With the bytes of uploaded files, by their ids.
pub(super) fn snapshot(context: &Context, url: &str) -> (State, Vec<(String, Bytes)>) {
    let attachments = context.attachments.all();
    let bytes = |it: &attachment::Attachment| Some((it.id().to_owned(), it.content()?));
    let files = attachments.iter().filter_map(bytes).collect();
    let state = State {
        form: FORM,
        url: url.to_owned(),
        ahead: in_milliseconds(context.clock.ahead()),
        accounts: context.world.all(),
        conversations: context.conversations.each(conversation),
        attachments: attachments.iter().map(attachment).collect(),
    };
    (state, files)
}

fn conversation(_: &str, it: &conversation::Conversation) -> Conversation {
    Conversation {
        account: it.account().to_owned(),
        id: it.person().to_owned(),
        name: it.name().to_owned(),
        is_stranger: it.is_stranger(),
        unread: it.unread(),
        entries: it.entries().map(|entry| written(entry)).collect(),
    }
}

fn written(entry: &entry::Entry) -> Entry {
    let what = match entry.what.clone() {
        entry::What::Comment { id, text } => What::Comment { id, text },
        entry::What::Control(app_id) => What::Control { app_id },
        entry::What::Event(event) => What::Event(event),
        entry::What::Refusal { sentence, log: _ } => What::Refusal { sentence },
        entry::What::Request(received) => What::Request(Box::new(request(&received))),
        entry::What::Staff { mid, text } => What::Staff { mid, text },
    };
    Entry { number: entry.number, at: entry.at, untold: entry.untold.clone(), what }
}

fn request(received: &Received) -> Request {
    let text = |text: Option<&str>| text.map(ToOwned::to_owned);
    Request {
        account: received.account().to_owned(),
        version: text(received.version()),
        platform: received.platform(),
        body: received.body().clone(),
        recipient_id: text(received.recipient_id()),
        message_id: text(received.message_id()),
        attachment_id: text(received.attachment_id()),
        file_id: text(received.file_id()),
    }
}

fn attachment(it: &attachment::Attachment) -> Attachment {
    let text = |text: Option<&str>| text.map(ToOwned::to_owned);
    Attachment {
        id: it.id().to_owned(),
        account: it.account().to_owned(),
        platform: it.platform(),
        kind: it.kind().to_owned(),
        url: text(it.url()),
        name: text(it.file_name()),
        content_type: text(it.content_type()),
        is_reusable: it.is_reusable(),
        uploaded_at: it.uploaded_at(),
    }
}
