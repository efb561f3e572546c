//! `POST /{version}/{account}/messages`: a message or an action.

mod control;
pub(crate) mod follow;
pub(crate) mod message_attachments;

use std::time::SystemTime;

use serde_json::Value;

use self::follow::follow;
use crate::answers::answer::{Answer, is_reusable};
use crate::answers::refusal::Refusal;
use crate::attachments::attachment::Attachment;
use crate::attachments::upload::{self, Upload};
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::request::checked::Checked;
use crate::wire::members::{id_text, present};
use crate::world::{Account, utility};
use crate::{Fault, Received};

pub(crate) fn judge(
    context: &Context,
    call: Call,
    fault: Option<Fault>,
) -> Result<Accepted, Refusal> {
    let id = context.ids.attachment();
    let message = check(&call, &id)?;
    take(context, call, fault, &message, &id)
}

/// `id` is that of a file that comes along.
fn take(
    context: &Context,
    call: Call,
    fault: Option<Fault>,
    message: &Checked,
    id: &str,
) -> Result<Accepted, Refusal> {
    let now = context.clock.now();
    context.attachments.admit(&call, now)?;
    admit(context, &call, now)?;
    let file = file(&call, id, now)?;
    // The last that may refuse: what can be used once is used up by it.
    let person = context.conversations.admit(&call, message, now)?;
    let app = context.app_behind(&call).to_owned();
    let sent = file.as_ref().map(|_| id.to_owned());
    let kept = is_reusable(&call.body, file.is_some()).then_some(id);
    if let Some(attachment) = file.or_else(|| linked(&call, kept?, now)) {
        context.attachments.keep(attachment);
    }
    let answer = Answer::to(&call.body, kept, person, &context.ids);
    let account = context.known_account(&call.route.account).to_owned();
    let control = control::control(&call);
    let received = Received::new(call, answer, sent, fault);
    context.memory.keep(received.clone());
    context.conversations.keep(&account, &received, now);
    follow(context, &received, &app);
    if let Some(control) = control {
        control::pass_on(context, &account, (&received, &control), &app, now);
    }
    Ok(Accepted::message(&received))
}

/// Whether this account may write to this person under this name.
fn admit(context: &Context, call: &Call, now: SystemTime) -> Result<(), Refusal> {
    let id = |pointer| present(&call.body, pointer).map(id_text);
    let (person, persona) = (id("/recipient/id"), id("/persona_id"));
    if let Some(id) = person.as_deref().filter(|id| is_nobody(context, call, id)) {
        return Err(Refusal::no_person(call.platform, id));
    }
    let is_message = present(&call.body, "/message").is_some();
    context.look(call, |account| {
        let owner = person.as_deref().and_then(|person| account.owner(person, now));
        if is_message && owner.is_some_and(|owner| !owner.is(context.app_behind(call))) {
            return Err(Refusal::not_in_control(call.platform));
        }
        match persona {
            Some(id) if context.knows_personas && account.personas.get(&id).is_none() => {
                Err(Refusal::persona_unknown(call.platform, &id))
            }
            _ => admit_template(context, call, account),
        }
    })
}

/// Whether the id is an account's, its own or another's.
fn is_nobody(context: &Context, call: &Call, id: &str) -> bool {
    id == context.accounts.resolve(&call.route.account) || context.accounts.has(id)
}

/// Whether the account has the template that a utility message names.
fn admit_template(context: &Context, call: &Call, account: &Account) -> Result<(), Refusal> {
    let message = call.body.get("message").unwrap_or(&Value::Null);
    match utility::Fault::of(message, account, context.knows_templates) {
        None => Ok(()),
        Some(utility::Fault::Template(sentence)) => {
            Err(Refusal::template(call.platform, &sentence))
        }
        Some(utility::Fault::Payloads { wanted, given }) => {
            Err(Refusal::too_few_payloads(call.platform, wanted, given))
        }
    }
}

fn check(call: &Call, id: &str) -> Result<Checked, Refusal> {
    let (json, body) = with_file(call, &call.json, id)?;
    let written = call.written().map(|written| with_file(call, written, id)).transpose()?;
    let written = written.as_ref().map(|(json, _)| json.as_str());
    Checked::take(call.platform, (&json, &body), written, &call.told)
}

/// A file that comes along counts as an attachment with this id.
fn with_file(call: &Call, json: &str, id: &str) -> Result<(String, Value), Refusal> {
    if call.file()?.is_none() {
        return Ok((json.to_owned(), call.body.clone()));
    }
    let mut request: Value = serde_json::from_str(json).unwrap_or_default();
    if let Some(message) = request.get_mut("message") {
        *message = upload::naming(message, id);
    }
    Ok((request.to_string(), request))
}

fn file(call: &Call, id: &str, now: SystemTime) -> Result<Option<Attachment>, Refusal> {
    call.file()?.map(|file| upload(call, id, now).file(file)).transpose()
}

/// A file that the platform fetches and keeps.
fn linked(call: &Call, id: &str, now: SystemTime) -> Option<Attachment> {
    let upload = upload(call, id, now);
    let url = present(upload.message, "/attachment/payload/url")?.as_str()?;
    upload.url(url).ok()
}

fn upload<'c>(call: &'c Call, id: &'c str, at: SystemTime) -> Upload<'c> {
    let message = call.body.get("message").unwrap_or(&Value::Null);
    Upload { account: &call.route.account, platform: call.platform, message, id, at }
}
