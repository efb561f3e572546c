//! Reading back: `/{version}/{account}/conversations`, a conversation with its messages, and a message.

use sendapi_core::call::conversation::{
    ConversationField, Folder, MessageField, ReadConversation, ReadConversations, ReadMessage,
    ReadMessages,
};
use serde_json::{Value, json};

use super::answer;
use super::asked::asked;
use super::fields::Fields;
use super::listing::{Page, listing};
use crate::Platform;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::route::CONVERSATION;
use crate::talk::conversation::Conversation;
use crate::talk::entry::{Entry, What};
use crate::time;
use crate::wire::members::{id_text, list, present, text_at};

pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadConversations<'_> = asked(call)?;
    let wanted = Wanted {
        account: wanted_account(context, call),
        platform: call.named_platform()?,
        read: &read,
    };
    let mut found = context.conversations.each(|person, it| Some(Thread::of(person, it)?));
    found.retain(|thread| thread.as_ref().is_some_and(|thread| wanted.has(context, thread)));
    let mut found: Vec<_> = found.into_iter().flatten().collect();
    found.sort_by(|one, other| other.newest().cmp(&one.newest()));
    let fields = conversation_fields(read.fields.as_deref());
    let told = found.iter().map(|thread| fields.told(&thread.json(context, &wanted.account)));
    Ok(listing(call, told.collect(), &Page { after: read.after.as_deref(), limit: read.limit }))
}

/// `None` if the id is neither a conversation's nor a message's.
pub(super) fn judge_one(context: &Context, call: &Call) -> Option<Result<Accepted, Refusal>> {
    let id = call.route.account.as_str();
    match id.strip_prefix(CONVERSATION) {
        Some(person) => Some(one(context, call, person)),
        None if id.bytes().all(|byte| byte.is_ascii_digit()) || id == "me" => None,
        None => Some(message(context, call, id)),
    }
}

/// The messages of a conversation, the newest first.
pub(crate) fn messages(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let read: ReadMessages<'_> = asked(call)?;
    let thread = thread(context, call)?;
    let fields = message_fields(read.fields.as_deref());
    let account = thread.account.clone();
    let told = thread.messages(context, &account).iter().map(|it| fields.told(it)).collect();
    Ok(listing(call, told, &Page { after: read.after.as_deref(), limit: read.limit }))
}

fn one(context: &Context, call: &Call, _person: &str) -> Result<Accepted, Refusal> {
    let read: ReadConversation<'_> = asked(call)?;
    let thread = thread(context, call)?;
    let fields = conversation_fields(read.fields.as_deref());
    Ok(answer(&fields.told(&thread.json(context, &thread.account))))
}

fn message(context: &Context, call: &Call, id: &str) -> Result<Accepted, Refusal> {
    let read: ReadMessage<'_> = asked(call)?;
    let found = context.conversations.find(|person, it| {
        let is_it =
            |entry: &std::sync::Arc<Entry>| Said::of(entry).is_some_and(|said| said.id == id);
        it.entries().any(is_it).then(|| Thread::of(person, it)).flatten()
    });
    let thread = found.ok_or_else(|| Refusal::object(&call.method, id))?;
    let place = thread.said.iter().position(|said| said.id == id);
    let said = place.and_then(|place| thread.said.get(place).filter(|_| place < TOLD));
    let said = said.ok_or_else(|| Refusal::message_forgotten(id))?;
    let json = thread.message(context, &thread.account, said);
    Ok(answer(&message_fields(read.fields.as_deref()).told(&json)))
}

/// The conversation whose id stands in the path.
fn thread(context: &Context, call: &Call) -> Result<Thread, Refusal> {
    let id = call.route.account.as_str();
    let person = id.strip_prefix(CONVERSATION).unwrap_or_default();
    let found = context.conversations.with(person, |it| Thread::of(person, it)).flatten();
    found.ok_or_else(|| Refusal::object(&call.method, id))
}

fn wanted_account(context: &Context, call: &Call) -> String {
    context.known_account(&call.route.account).to_owned()
}

/// Which conversations are asked for.
struct Wanted<'r> {
    account: String,
    platform: Platform,
    read: &'r ReadConversations<'r>,
}

impl Wanted<'_> {
    fn has(&self, context: &Context, thread: &Thread) -> bool {
        let read = self.read;
        let of_person = read.user_id.as_deref().is_none_or(|person| thread.person == person);
        let of_account = thread.account == self.account;
        let on_platform = read.platform.is_none() || thread.platform(context) == self.platform;
        of_person && of_account && on_platform && self.is_folder(context, thread)
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

/// A conversation in which something was said: what is known of it while its lock is held.
struct Thread {
    person: String,
    account: String,
    name: String,
    platform: Option<Platform>,
    is_partnership: bool,
    /// The newest first.
    said: Vec<Said>,
}

/// Something that was said.
struct Said {
    id: String,
    at: std::time::SystemTime,
    is_by_person: bool,
    text: String,
    attachments: Vec<Value>,
}

impl Thread {
    fn of(person: &str, conversation: &Conversation) -> Option<Self> {
        let said: Vec<_> =
            conversation.entries().rev().filter_map(|entry| Said::of(entry)).collect();
        let is_partnership = conversation.messages().any(|it| {
            text_at(it.body(), "/folder")
                .is_some_and(|folder| folder == Folder::Partnership.as_str())
        });
        let platform = conversation.messages().next().map(crate::Received::platform);
        let (account, name) = (conversation.account().to_owned(), conversation.name().to_owned());
        let person = person.to_owned();
        (!said.is_empty()).then_some(Self { person, account, name, platform, is_partnership, said })
    }

    fn id(&self) -> String {
        format!("{CONVERSATION}{}", self.person)
    }

    fn platform(&self, context: &Context) -> Platform {
        self.platform.unwrap_or_else(|| context.accounts.platform(&self.account, None))
    }

    fn newest(&self) -> Option<std::time::SystemTime> {
        self.said.first().map(|said| said.at)
    }

    fn json(&self, context: &Context, account: &str) -> Value {
        let unread = self.said.iter().take_while(|said| said.is_by_person).count();
        let both = json!({ "data": [self.them(context), self.account(context, account)] });
        let snippet = self.said.first().map(|said| said.text.clone());
        json!({
            "id": self.id(),
            "link": format!("/{account}/inbox/{}/", self.person),
            "updated_time": self.newest().map(time::written),
            "snippet": snippet,
            "message_count": self.said.len(),
            "unread_count": unread,
            "can_reply": true,
            "is_subscribed": true,
            "participants": both,
            "senders": both,
            "messages": { "data": self.messages(context, account) },
        })
    }

    /// Of all but the newest no more than that there was one.
    fn messages(&self, context: &Context, account: &str) -> Vec<Value> {
        let told = |(place, said): (usize, &Said)| {
            if place < TOLD {
                return self.message(context, account, said);
            }
            json!({ "id": said.id, "created_time": time::written(said.at) })
        };
        self.said.iter().enumerate().map(told).collect()
    }

    fn message(&self, context: &Context, account: &str, said: &Said) -> Value {
        let (person, account) = (self.them(context), self.account(context, account));
        let (from, to) = if said.is_by_person { (person, account) } else { (account, person) };
        let mut message = json!({
            "id": said.id,
            "created_time": time::written(said.at),
            "from": from,
            "to": { "data": [to] },
            "message": said.text,
        });
        if !said.attachments.is_empty() {
            message["attachments"] = json!({ "data": said.attachments });
        }
        message
    }

    fn them(&self, context: &Context) -> Value {
        who(self.platform(context), &self.person, &self.name)
    }

    fn account(&self, context: &Context, account: &str) -> Value {
        who(self.platform(context), account, &context.accounts.name(account))
    }
}

impl Said {
    fn of(entry: &Entry) -> Option<Self> {
        let at = entry.at;
        match &entry.what {
            What::Request(received) => {
                let message = present(received.body(), "/message").unwrap_or(&Value::Null);
                let id = received.message_id()?.to_owned();
                Some(Self::new(id, at, false, message))
            }
            What::Staff { mid, text } => {
                let (id, text) = (mid.clone(), text.clone());
                Some(Self { id, at, is_by_person: false, text, attachments: Vec::new() })
            }
            What::Event(event) => Self::of_event(event, at),
            What::Comment { .. } | What::Control(_) | What::Refusal { .. } => None,
        }
    }

    /// A person who taps a button says what stands on it.
    fn of_event(event: &Value, at: std::time::SystemTime) -> Option<Self> {
        let message = present(event, "/message").or_else(|| present(event, "/postback"))?;
        let is_gone = message.get("is_deleted") == Some(&Value::Bool(true));
        let id = present(message, "/mid").filter(|_| !is_gone)?;
        Some(Self::new(id_text(id), at, true, message))
    }

    fn new(id: String, at: std::time::SystemTime, is_by_person: bool, message: &Value) -> Self {
        let text = text_at(message, "/text").or_else(|| text_at(message, "/title"));
        let one = present(message, "/attachment").into_iter();
        let attachments = one.chain(list(message, "attachments")).filter_map(attachment);
        let (text, attachments) = (text.unwrap_or_default(), attachments.collect());
        Self { id, at, is_by_person, text, attachments }
    }
}

/// A file that is at an address.
fn attachment(sent: &Value) -> Option<Value> {
    let url = text_at(sent, "/payload/url")?;
    let kind = text_at(sent, "/type").unwrap_or_default();
    Some(match kind.to_ascii_lowercase().as_str() {
        "image" => json!({ "mime_type": "image/jpeg", "image_data": { "url": url } }),
        "video" => json!({ "mime_type": "video/mp4", "video_data": { "url": url } }),
        _ => json!({ "file_url": url }),
    })
}

fn who(platform: Platform, id: &str, name: &str) -> Value {
    match platform {
        Platform::Messenger => {
            json!({ "name": name, "email": format!("{id}@facebook.com"), "id": id })
        }
        Platform::Instagram => json!({ "username": name, "id": id }),
    }
}

fn conversation_fields(asked: Option<&[ConversationField]>) -> Fields {
    let asked = asked.unwrap_or(&[ConversationField::Id, ConversationField::UpdatedTime]);
    Fields::of(asked.iter().map(|field| match field {
        ConversationField::Messages => MESSAGES,
        field => field.as_str(),
    }))
}

fn message_fields(asked: Option<&[MessageField]>) -> Fields {
    Fields::of(asked.unwrap_or(&[MessageField::CreatedTime]).iter().map(MessageField::as_str))
}

/// What the platform tells of messages unasked.
const MESSAGES: &str = "messages{id,created_time}";

/// Of how many messages the platform tells what is in them.
const TOLD: usize = 20;
