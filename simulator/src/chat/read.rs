//! What the page reads: everything in short, a conversation, the log.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use serde_json::{Value, json};

use super::answer::{Failed, Outcome};
use super::parameters::Parameters;
use super::{Chat, control, conversation, entry, profile, typing};
use crate::context::{ANY_PAGE, Context};
use crate::talk::entry::Entry;
use crate::time::milliseconds;

pub(super) async fn world(State(chat): State<Chat>) -> Json<Value> {
    let context = &*chat.context;
    Json(json!({
        "now": milliseconds(context.clock.now()),
        "ahead": control::ahead(context),
        "bot": context.courier.address().map(|url| json!({ "url": url })),
        "accounts": accounts(context),
        "subscriptions": subscriptions(context),
        "conversations": conversation::all(context),
        "faults": control::known_faults(context),
    }))
}

pub(super) async fn conversation(
    State(chat): State<Chat>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Outcome {
    let context = &*chat.context;
    let query = Parameters::of(query.as_deref());
    let limit = limit(&query);
    let (after, before) = (query.number("after"), query.number("before").unwrap_or(u64::MAX));
    let found = context.conversations.with(&id, |conversation| {
        let (entries, more) = match after {
            Some(after) => first(conversation.entries_after(after), limit),
            None => last(conversation.entries_before(before), limit),
        };
        let [account, person] = [conversation.account(), conversation.person()].map(str::to_owned);
        (account, person, entries, more)
    });
    let Some((account, person, entries, more)) = found else { return Err(Failed::nobody(&id)) };
    let entries: Vec<_> = entries.iter().map(|it| entry::json(context, &account, it)).collect();
    Ok(Json(json!({
        "conversation": conversation::one(context, &id),
        "entries": entries,
        "more": more,
        "profile": profile::json(context, &account, &person),
        "typing": typing::at_present(context, &account, &id),
    })))
}

pub(super) async fn log(State(chat): State<Chat>, RawQuery(query): RawQuery) -> Json<Value> {
    let query = Parameters::of(query.as_deref());
    let (before, person) = (query.number("before"), person(&chat.context, &query));
    let (items, more) = chat.context.log.newest(before, person.as_deref(), limit(&query));
    let items: Vec<_> = items.iter().map(|item| item.to_json()).collect();
    Json(json!({ "items": items, "more": more }))
}

/// The id of the person of the conversation that is asked for; of what is none, what was asked for.
pub(super) fn person(context: &Context, query: &Parameters) -> Option<String> {
    let id = query.text("conversation")?;
    let person = context.conversations.with(id, |it| it.person().to_owned());
    Some(person.unwrap_or_else(|| id.to_owned()))
}

/// Those that were named, and those that somebody writes with.
fn accounts(context: &Context) -> Vec<Value> {
    let account = |id: &String| {
        let platform = context.accounts.platform(id, None);
        json!({ "id": id, "platform": platform, "name": context.accounts.name(id) })
    };
    ids(context).iter().map(account).collect()
}

/// What the bot is told of each, by the account's id.
fn subscriptions(context: &Context) -> BTreeMap<String, Vec<String>> {
    let of = |id: String| (id.clone(), context.subscribed_fields(&id));
    ids(context).into_iter().map(of).collect()
}

fn ids(context: &Context) -> BTreeSet<String> {
    let mut ids = context.accounts.ids();
    ids.extend(context.conversations.each(|_, it| it.account().to_owned()));
    if ids.is_empty() {
        ids.insert(ANY_PAGE.to_owned());
    }
    ids
}

/// So many from the beginning, and whether there are more.
fn first<'e>(
    mut entries: impl Iterator<Item = &'e Arc<Entry>>,
    limit: usize,
) -> (Vec<Arc<Entry>>, bool) {
    let found = entries.by_ref().take(limit).cloned().collect();
    (found, entries.next().is_some())
}

/// So many from the end, in their order, and whether there are more.
fn last<'e>(
    entries: impl DoubleEndedIterator<Item = &'e Arc<Entry>>,
    limit: usize,
) -> (Vec<Arc<Entry>>, bool) {
    let (mut found, more) = first(entries.rev(), limit);
    found.reverse();
    (found, more)
}

fn limit(query: &Parameters) -> usize {
    let wanted = query.number("limit").and_then(|limit| usize::try_from(limit).ok());
    wanted.unwrap_or(USUAL).clamp(1, MOST)
}

/// Entries and items in one answer.
const USUAL: usize = 60;
const MOST: usize = 500;
