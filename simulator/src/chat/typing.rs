//! Whether the account is typing: since its action said so, until it writes, takes that back, or has not written
//! for a while.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::entry::persona;
use crate::Received;
use crate::context::Context;
use crate::talk::conversation::Conversation;
use crate::talk::entry::{Entry, What};
use crate::time::milliseconds;
use crate::wire::members::present;

/// That the account begins or ends to type, for the news.
pub(super) fn change(context: &Context, account: &str, id: &str, entry: &Entry) -> Option<Value> {
    let received = entry.received()?;
    let is_on = says(received)?;
    let until = is_on.then(|| until(entry)).flatten();
    Some(json!({
        "conversation": id,
        "on": is_on,
        "persona": persona(context, account, received),
        "until": until.map(milliseconds),
    }))
}

/// Until when the account is typing, and in whose name, if it is.
pub(super) fn at_present(context: &Context, account: &str, id: &str) -> Option<Value> {
    let now = context.clock.now();
    let (received, until) = context.conversations.with(id, |it| latest(it, now))??;
    Some(json!({
        "until": milliseconds(until),
        "persona": persona(context, account, &received),
    }))
}

/// The action that holds at this time.
fn latest(conversation: &Conversation, now: SystemTime) -> Option<(Received, SystemTime)> {
    let recent = |entry: &&_| until(entry).is_some_and(|until| until > now);
    let mut recent = conversation.entries().rev().map(AsRef::as_ref).take_while(recent);
    let entry = recent.find(|entry| decides(entry))?;
    let received = entry.received().filter(|received| says(received) == Some(true))?;
    Some((received.clone(), until(entry)?))
}

/// Whether what came before does not matter.
fn decides(entry: &Entry) -> bool {
    match &entry.what {
        What::Request(received) => received.message_id().is_some() || says(received).is_some(),
        What::Staff { .. } => true,
        _ => false,
    }
}

/// Whether an action begins or ends it.
fn says(received: &Received) -> Option<bool> {
    let action = present(received.body(), "/sender_action")?.as_str()?;
    match action.to_ascii_lowercase().as_str() {
        "typing_on" => Some(true),
        "typing_off" => Some(false),
        _ => None,
    }
}

fn until(entry: &Entry) -> Option<SystemTime> {
    entry.at.checked_add(LASTS)
}

/// On the platform it is about as long.
const LASTS: Duration = Duration::from_secs(20);
