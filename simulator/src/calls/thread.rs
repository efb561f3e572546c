//! A conversation as it can be read back.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use sendapi_core::call::conversation::Folder;
use serde_json::{Value, json};

use crate::context::Context;
use crate::route::CONVERSATION;
use crate::talk::conversation::Conversation;
use crate::talk::entry::{Entry, What};
use crate::wire::members::{id_text, list, present, text_at, with};
use crate::world::username;
use crate::{Platform, Received, time};

/// A conversation in which something was said: what is known of it while its lock is held.
pub(super) struct Thread {
    id: String,
    pub(super) person: String,
    pub(super) account: String,
    name: String,
    platform: Option<Platform>,
    /// Whether the account wrote to a creator.
    pub(super) is_partnership: bool,
    /// The newest first.
    said: Vec<Said>,
}

/// Something that was said.
struct Said {
    id: String,
    at: SystemTime,
    is_by_person: bool,
    text: String,
    attachments: Vec<Value>,
}

impl Thread {
    /// None if nothing was said.
    pub(super) fn of(id: &str, conversation: &Conversation) -> Option<Self> {
        let said = said(conversation);
        let is_partnership = conversation.messages().any(|it| {
            text_at(it.body(), "/folder")
                .is_some_and(|folder| folder == Folder::Partnership.as_str())
        });
        let platform = conversation.messages().next().map(Received::platform);
        let (account, name) = (conversation.account().to_owned(), conversation.name().to_owned());
        let (id, person) = (id.to_owned(), conversation.person().to_owned());
        let is_begun = !said.is_empty();
        is_begun.then_some(Self { id, person, account, name, platform, is_partnership, said })
    }

    pub(super) fn platform(&self, context: &Context) -> Platform {
        self.platform.unwrap_or_else(|| context.accounts.platform(&self.account, None))
    }

    pub(super) fn newest(&self) -> Option<SystemTime> {
        self.said.first().map(|said| said.at)
    }

    /// Where the message with this id stands, from the newest on.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.said.iter().position(|said| said.id == id)
    }

    /// All but the messages.
    pub(super) fn json(&self, context: &Context) -> Value {
        let Self { id, person, account, said, .. } = self;
        let both = json!({ "data": [self.them(context), self.account(context)] });
        json!({
            "id": format!("{CONVERSATION}{id}"),
            "link": format!("/{account}/inbox/{person}/"),
            "updated_time": self.newest().map(time::written),
            "snippet": said.first().map(|said| &said.text),
            "message_count": said.len(),
            "unread_count": said.iter().take_while(|said| said.is_by_person).count(),
            "can_reply": true,
            "is_subscribed": true,
            "participants": both,
            "senders": both,
        })
    }

    /// Of all but the newest no more than that there was one.
    pub(super) fn messages(&self, context: &Context) -> Vec<Value> {
        let (person, account) = (self.them(context), self.account(context));
        let told = |(place, said): (usize, &Said)| {
            let (from, to) =
                if said.is_by_person { (&person, &account) } else { (&account, &person) };
            if place < TOLD { said.json(from, to) } else { said.outline() }
        };
        self.said.iter().enumerate().map(told).collect()
    }

    fn them(&self, context: &Context) -> Value {
        let username = context.username_of(&self.person, &self.name);
        who(self.platform(context), &self.person, &self.name, &username)
    }

    fn account(&self, context: &Context) -> Value {
        let name = context.accounts.name(&self.account);
        who(self.platform(context), &self.account, &name, &username(&name))
    }
}

/// What was said, the newest first, as it is now: changed, and without what was taken back.
fn said(conversation: &Conversation) -> Vec<Said> {
    let (mut edits, mut gone) = (BTreeMap::new(), BTreeSet::new());
    let mut all = Vec::new();
    for entry in conversation.entries().rev() {
        if let What::Event(event) = &entry.what {
            // The newest comes first, and the newest edit holds.
            if let Some(mid) = text_at(event, "/message_edit/mid") {
                edits.entry(mid).or_insert_with(|| text_at(event, "/message_edit/text"));
            } else if event.pointer("/message/is_deleted") == Some(&Value::Bool(true)) {
                gone.extend(text_at(event, "/message/mid"));
            }
        }
        all.extend(Said::of(entry));
    }
    all.retain(|said| !gone.contains(&said.id));
    for said in &mut all {
        if let Some(Some(text)) = edits.get(&said.id) {
            said.text.clone_from(text);
        }
    }
    all
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

    fn json(&self, from: &Value, to: &Value) -> Value {
        let message = with(self.outline(), "from", from.clone());
        let message = with(message, "to", json!({ "data": [to] }));
        let message = with(message, "message", self.text.as_str());
        if self.attachments.is_empty() {
            return message;
        }
        with(message, "attachments", json!({ "data": self.attachments }))
    }

    fn outline(&self) -> Value {
        json!({ "id": self.id, "created_time": time::written(self.at) })
    }

    /// A person who taps a button says what stands on it.
    fn of_event(event: &Value, at: SystemTime) -> Option<Self> {
        let message = present(event, "/message").or_else(|| present(event, "/postback"))?;
        let is_gone = message.get("is_deleted") == Some(&Value::Bool(true));
        let id = present(message, "/mid").filter(|_| !is_gone)?;
        Some(Self::new(id_text(id), at, true, message))
    }

    fn new(id: String, at: SystemTime, is_by_person: bool, message: &Value) -> Self {
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

fn who(platform: Platform, id: &str, name: &str, username: &str) -> Value {
    match platform {
        Platform::Messenger => {
            json!({ "name": name, "email": format!("{id}@facebook.com"), "id": id })
        }
        Platform::Instagram => json!({ "username": username, "id": id }),
    }
}

/// Of how many messages the platform tells what is in them.
pub(super) const TOLD: usize = 20;
