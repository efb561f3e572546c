//! A conversation as the list shows it.

use std::time::SystemTime;

use sendapi_core::call::routing::{INSTAGRAM_INBOX, PAGE_INBOX};
use serde_json::{Value, json};

use crate::context::Context;
use crate::request::kind::kind;
use crate::talk::conversation::Conversation;
use crate::talk::entry::{Entry, What};
use crate::time::milliseconds;
use crate::wire::members::text_at;

/// Everybody who writes here, or was written to.
pub(super) fn all(context: &Context) -> Vec<Value> {
    let known = context.conversations.each(|id, it| (id.to_owned(), facts(it)));
    known.into_iter().map(|(id, facts)| facts.json(context, &id)).collect()
}

/// One of them, if there is.
pub(super) fn one(context: &Context, id: &str) -> Option<Value> {
    let facts = context.conversations.with(id, facts)?;
    Some(facts.json(context, id))
}

/// The app that has a conversation, with what people call it.
pub(super) fn owner(app_id: &str) -> Value {
    let name = match app_id {
        PAGE_INBOX => "Page Inbox".to_owned(),
        INSTAGRAM_INBOX => "Instagram Inbox".to_owned(),
        other => format!("App {other}"),
    };
    json!({ "app_id": app_id, "name": name })
}

/// What the conversation itself tells. The rest is asked when its lock is free again.
struct Facts {
    person: String,
    account: String,
    name: String,
    last: Option<Value>,
    unread: usize,
    window: Option<Value>,
    number: u64,
    untold: Option<String>,
}

impl Facts {
    fn json(self, context: &Context, id: &str) -> Value {
        let Self { person, account, name, last, unread, window, number, untold } = self;
        let other = context.other_owner(&account, &person);
        let is_blocked = context.world.look(&account, |account| account.is_blocked(&person));
        json!({
            "id": id,
            "person": person,
            "account": account,
            "name": name,
            "last": last,
            "unread": unread,
            "window": window,
            "owner": other.as_deref().map(owner),
            "is_blocked": is_blocked,
            "number": number,
            "untold": untold,
        })
    }
}

fn facts(conversation: &Conversation) -> Facts {
    let window = conversation.window().map(|window| {
        let time = |at: Option<SystemTime>| at.map(milliseconds);
        json!({
            "closes": time(window.closes()),
            "human_agent": time(window.closes_for_human_agent()),
        })
    });
    Facts {
        person: conversation.person().to_owned(),
        account: conversation.account().to_owned(),
        name: conversation.name().to_owned(),
        last: conversation.entries().rev().take(FURTHEST).find_map(|entry| last(entry)),
        unread: conversation.unread(),
        window,
        number: conversation.newest_entry().map_or(0, |entry| entry.number),
        untold: conversation.untold(),
    }
}

/// What the list says of it; nothing if it is not worth a line.
fn last(entry: &Entry) -> Option<Value> {
    let (by, text) = match &entry.what {
        What::Comment { text, .. } => ("person", text.clone()),
        What::Control(Some(_)) => ("note", "handed over".to_owned()),
        What::Control(None) => ("note", "back with the bot".to_owned()),
        What::Event(event) => ("person", said(event)?),
        What::Refusal { .. } => ("note", "a message was refused".to_owned()),
        What::Request(received) => {
            received.message_id()?;
            ("account", sent(received.body()))
        }
        What::Staff { text, .. } => ("staff", text.clone()),
    };
    let text: String = text.chars().take(LONGEST).collect();
    Some(json!({ "at": milliseconds(entry.at), "by": by, "text": text }))
}

/// The first words of what the account sent; what it is where it has none.
fn sent(request: &Value) -> String {
    let words = WORDS.iter().find_map(|pointer| text_at(request, pointer));
    words.unwrap_or_else(|| in_words(&kind(request)))
}

fn in_words(kind: &str) -> String {
    let found = KINDS.iter().find(|(name, _)| *name == kind);
    found.map_or(kind, |(_, words)| words).to_owned()
}

fn said(event: &Value) -> Option<String> {
    let text = |pointer| text_at(event, pointer);
    text("/message/text")
        .or_else(|| text("/message/attachments/0/type").map(|kind| in_words(&kind)))
        .or_else(|| text("/postback/title"))
        .or_else(|| text("/reaction/emoji"))
        .or_else(|| event.get("messaging_feedback").map(|_| "feedback".to_owned()))
        .or_else(|| event.get("messaging_customer_information").map(|_| "a form".to_owned()))
        .or_else(|| event.get("optin").map(|_| "an opt-in".to_owned()))
}

/// Where the words of a request stand.
const WORDS: [&str; 5] = [
    "/message/text",
    "/message/dynamic_text/text",
    "/message/attachment/payload/text",
    "/message/attachment/payload/title",
    "/message/attachment/payload/elements/0/title",
];

/// What has no words, in the words of the platform's own list.
const KINDS: [(&str, &str); 14] = [
    ("attachments", "sent photos"),
    ("audio", "sent a voice clip"),
    ("coupon template", "sent a coupon"),
    ("customer_feedback template", "asked for feedback"),
    ("file", "sent a file"),
    ("image", "sent a photo"),
    ("image_grid template", "sent photos"),
    ("like_heart", "sent a heart"),
    ("media template", "sent a photo or a video"),
    ("receipt template", "sent a receipt"),
    ("sticker", "sent a sticker"),
    ("sticker_id", "sent a sticker"),
    ("template", "sent an update"),
    ("video", "sent a video"),
];

/// Characters of the text.
const LONGEST: usize = 120;

/// Entries that are looked through for something worth a line.
const FURTHEST: usize = 20;
