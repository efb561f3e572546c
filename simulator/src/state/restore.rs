//! From a file back into a simulator that has just begun.

use std::time::{Duration, SystemTime};

use sendapi_core::MediaKind;
use sendapi_core::media::FILEDATA;
use sendapi_core::told::Written;
use sendapi_core::webhook::Window;
use serde_json::Value;

use super::StateFile;
use super::form::{Attachment, Conversation, Entry, Request, State, What};
use crate::answers::answer::Answer;
use crate::attachments::attachment::{self, Kept, Source};
use crate::context::Context;
use crate::journal::warnings::Warnings;
use crate::request::multipart::File;
use crate::route::Route;
use crate::talk::grant::Ground;
use crate::talk::{entry, events};
use crate::{Endpoint, Received};

/// What was at another address is at `url` now. Files whose bytes are gone are left out, with a warning.
pub(crate) fn restore(
    context: &Context,
    url: &str,
    state: State,
    file: &StateFile,
    warnings: &Warnings,
) {
    context.clock.advance(Duration::from_millis(state.ahead));
    context.world.restore(state.accounts);
    for attachment in state.attachments {
        let id = attachment.id.clone();
        match kept(attachment, file) {
            Ok(attachment) => context.attachments.keep(attachment),
            Err(fault) => warnings.warn(&format!("the uploaded file `{id}` is left out: {fault}")),
        }
    }
    let mut sent = Vec::new();
    for conversation in state.conversations {
        sent.extend(talk(context, conversation, &state.url, url));
    }
    sent.sort_by_key(|(at, _)| *at);
    for (_, received) in sent {
        context.memory.keep(received);
    }
}

/// What the account sent in it, with the times.
fn talk(
    context: &Context,
    told: Conversation,
    old_url: &str,
    url: &str,
) -> Vec<(SystemTime, Received)> {
    let Conversation { account, id, name, is_stranger, unread, entries } = told;
    let mut sent = Vec::new();
    let conversations = &context.conversations;
    let own = conversations.resume(&id, &account, &name, is_stranger);
    for Entry { number, at, untold, what } in entries {
        let what = moved(happened(what), old_url, url);
        match &what {
            entry::What::Comment { id: comment, .. } => {
                let ground = Ground::Comment(comment.clone());
                conversations.grant(ground, &account, &id, Window::private_reply(at));
            }
            entry::What::Event(event) => {
                let platform = context.accounts.platform(&account, None);
                if let Some(webhook) = events::read(platform, &account, at, event) {
                    conversations.allow_all(&id, &account, &webhook);
                }
            }
            entry::What::Request(received) => {
                conversations.use_up(received);
                sent.push((at, received.clone()));
            }
            _ => {}
        }
        conversations.replay(&own, entry::Entry { number, at, untold, what });
    }
    conversations.caught_up(&own, unread);
    sent
}

fn happened(what: What) -> entry::What {
    match what {
        What::Comment { id, text } => entry::What::Comment { id, text },
        What::Control { app_id } => entry::What::Control(app_id),
        What::Event(event) => entry::What::Event(event),
        What::Refusal { sentence } => entry::What::Refusal { sentence, log: None },
        What::Request(request) => entry::What::Request(received(*request)),
        What::Staff { mid, text } => entry::What::Staff { mid, text },
    }
}

/// Files that people sent are served where the simulator is.
fn moved(what: entry::What, old_url: &str, url: &str) -> entry::What {
    let entry::What::Event(mut event) = what else { return what };
    let attachments = event.pointer_mut("/message/attachments").and_then(Value::as_array_mut);
    for sent in attachments.into_iter().flatten() {
        if let Some(Value::String(place)) = sent.pointer_mut("/payload/url")
            && let Some(path) = place.strip_prefix(old_url)
        {
            *place = format!("{url}{path}");
        }
    }
    entry::What::Event(event)
}

fn received(request: Request) -> Received {
    let Request { account, version, platform, body, .. } = request;
    let answer = Answer {
        recipient: request.recipient_id,
        message: request.message_id,
        attachment: request.attachment_id,
    };
    let route = Route { version, account, endpoint: Endpoint::Messages };
    Received::restored(route, platform, body, answer, request.file_id)
}

fn kept(told: Attachment, file: &StateFile) -> Result<attachment::Attachment, String> {
    let kind = MediaKind::ALL.into_iter().find(|kind| kind.name() == told.kind);
    let kind = kind.ok_or_else(|| format!("`{}` is no kind of file", Written(&told.kind)))?;
    let source = if let Some(url) = told.url {
        Source::Url(url)
    } else {
        let bytes = file.bytes(&told.id).map_err(|error| error.to_string())?;
        let (name, content_type, part) = (told.name, told.content_type, FILEDATA.to_owned());
        Source::File(File { part, name, content_type, length: bytes.len(), bytes })
    };
    Ok(attachment::Attachment::of(Kept {
        id: told.id,
        account: told.account,
        platform: told.platform,
        kind,
        source,
        is_reusable: told.is_reusable,
        uploaded_at: told.uploaded_at,
    }))
}
