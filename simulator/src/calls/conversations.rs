//! Reading back: `/{version}/{account}/conversations`, a conversation with its messages, and a message.

use std::cmp::Reverse;

use axum::http::Method;
use sendapi_core::call::conversation::{
    ConversationField, Folder, MessageField, ReadConversation, ReadConversations, ReadMessage,
    ReadMessages,
};
use serde_json::Value;

use super::answer;
use super::asked::{asked, tell_strangers};
use super::listing::{Page, listing, member};
use super::thread::{TOLD, Thread};
use crate::Platform;
use crate::answers::fields::Fields;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::route::{CONVERSATION, MESSAGE};
use crate::wire::members::{text_at, with};

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadConversations<'_> = asked(call)?;
    let account = context.known_account(&call.route.account);
    let wanted = Wanted { account, platform: call.named_platform()?, read: &read };
    let all = context.conversations.each(Thread::of);
    let mut found: Vec<_> =
        all.into_iter().flatten().filter(|it| wanted.has(context, it)).collect();
    found.sort_by_key(|thread| Reverse(thread.newest()));
    let fields = conversation_fields(call, read.fields.as_deref())?;
    let told = found.iter().map(|thread| told(context, call, thread, &fields));
    Ok(listing(
        context,
        call,
        told.collect(),
        &Page { after: read.after.as_deref(), limit: read.limit },
    ))
}

/// `None` if the id is neither a conversation's nor a message's, and for whatever does not read: nothing else can be done to
/// them.
pub(super) fn judge_one(context: &Context, call: &Call) -> Option<Result<Accepted, Refusal>> {
    if call.method != Method::GET {
        return None;
    }
    let id = call.route.account.as_str();
    if id.starts_with(CONVERSATION) {
        return Some(one(context, call));
    }
    id.starts_with(MESSAGE).then(|| message(context, call, id))
}

/// The messages of a conversation, the newest first.
pub(crate) fn messages(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadMessages<'_> = asked(call)?;
    let thread = thread(context, call)?;
    let fields = message_fields(call, read.fields.as_deref())?;
    let told = thread.messages(context).iter().map(|message| fields.told(message)).collect();
    Ok(listing(context, call, told, &Page { after: read.after.as_deref(), limit: read.limit }))
}

fn one(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadConversation<'_> = asked(call)?;
    let fields = conversation_fields(call, read.fields.as_deref())?;
    Ok(answer(&told(context, call, &thread(context, call)?, &fields)))
}

fn message(context: &Context, call: &Call, id: &str) -> Result<Accepted, Refusal> {
    let read: ReadMessage<'_> = asked(call)?;
    let found = context.conversations.find(|own, it| {
        let thread = Thread::of(own, it)?;
        Some((thread.place_of(id)?, thread))
    });
    let found = found.filter(|(_, thread)| context.reaches(call, &thread.account));
    let (place, thread) = found.ok_or_else(|| Refusal::object(&call.method, id))?;
    if place >= TOLD {
        return Err(Refusal::message_forgotten(id));
    }
    let messages = thread.messages(context);
    let message = messages.get(place).ok_or_else(|| Refusal::object(&call.method, id))?;
    Ok(answer(&message_fields(call, read.fields.as_deref())?.told(message)))
}

fn told(context: &Context, call: &Call, thread: &Thread, fields: &Fields) -> Value {
    let (json, messages) = (thread.json(context), ConversationField::Messages);
    let Some(wanted) = fields.of_list(messages.as_str()) else { return fields.told(&json) };
    let path = format!("/{}/{}", text_at(&json, "/id").unwrap_or_default(), messages.as_str());
    let said = member(context, call, &path, thread.messages(context), wanted);
    fields.told(&with(json, messages.as_str(), said))
}

/// The conversation whose id stands in the path.
fn thread(context: &Context, call: &Call) -> Result<Thread, Refusal> {
    let id = call.route.account.as_str();
    let own = id.strip_prefix(CONVERSATION).unwrap_or_default();
    let found = context.conversations.with(own, |it| Thread::of(own, it)).flatten();
    let reached = found.filter(|thread| context.reaches(call, &thread.account));
    reached.ok_or_else(|| Refusal::object(&call.method, id))
}

/// Which conversations are asked for.
struct Wanted<'r> {
    account: &'r str,
    platform: Platform,
    read: &'r ReadConversations<'r>,
}

impl Wanted<'_> {
    fn has(&self, context: &Context, thread: &Thread) -> bool {
        let read = self.read;
        let of_person = read.user_id.as_deref().is_none_or(|person| thread.person == person);
        let of_account = thread.account == self.account || self.is_through_a_page(context, thread);
        let on_platform = read.platform.is_none() || thread.platform(context) == self.platform;
        of_person && of_account && on_platform && self.is_folder(context, thread)
    }

    /// Who names Instagram at a Page means the account that is linked to it.
    fn is_through_a_page(&self, context: &Context, thread: &Thread) -> bool {
        let is_named = self.read.platform.is_some() && self.platform == Platform::Instagram;
        is_named && context.accounts.is_within(&thread.account, self.account)
    }

    /// Where no folder is named, it is all but spam.
    fn is_folder(&self, context: &Context, thread: &Thread) -> bool {
        let is_spam = context.world.look(&thread.account, |it| it.is_spam(&thread.person));
        let folder = match (is_spam, thread.is_partnership) {
            (true, _) => Folder::Spam,
            (false, true) => Folder::Partnership,
            (false, false) => Folder::Inbox,
        };
        match &self.read.folder {
            None => folder != Folder::Spam,
            Some(wanted) => wanted.as_str().eq_ignore_ascii_case(folder.as_str()),
        }
    }
}

fn conversation_fields(
    call: &Call,
    asked: Option<&[ConversationField]>,
) -> Result<Fields, Refusal> {
    let asked = asked.unwrap_or(&[ConversationField::Id, ConversationField::UpdatedTime]);
    let fields = Fields::of(asked.iter().map(|field| match field {
        ConversationField::Messages => MESSAGES,
        field => field.as_str(),
    }));
    tell_strangers(call, &fields, "a conversation", |name| {
        ConversationField::KNOWN.contains(&name)
    })?;
    Ok(fields)
}

fn message_fields(call: &Call, asked: Option<&[MessageField]>) -> Result<Fields, Refusal> {
    let asked = asked.unwrap_or(&[MessageField::CreatedTime]);
    let fields = Fields::of(asked.iter().map(MessageField::as_str));
    tell_strangers(call, &fields, "a message", |name| MessageField::KNOWN.contains(&name))?;
    Ok(fields)
}

/// What the platform tells of messages unasked.
const MESSAGES: &str = "messages{id,created_time}";
