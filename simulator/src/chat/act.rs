//! What a person does at the page, and who answers by hand.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, header};
use sendapi_core::MediaKind;
use sendapi_core::media::FILEDATA;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Failed, Outcome, asked, done};
use super::parameters::Parameters;
use super::{Chat, conversation};
use crate::attachments::media;
use crate::participant::Sent;
use crate::request::multipart::File;
use crate::route::is_account_id;
use crate::wire::header::text;
use crate::{Participant, Platform};

#[derive(Deserialize)]
struct Person {
    account: String,
    name: String,
}

pub(super) async fn people(State(chat): State<Chat>, body: Bytes) -> Outcome {
    let Person { account, name } = asked(&body)?;
    let name = fit_name(&name)?;
    if !is_account_id(&account) {
        return Err(Failed::bad("an account is an id of digits"));
    }
    let person = Participant::of(chat.context.clone(), &chat.url, &account, name);
    match conversation::one(&chat.context, person.conversation()) {
        Some(json) => Ok(Json(json)),
        None => Err(Failed::nobody(person.id())),
    }
}

#[derive(Deserialize)]
struct Words {
    text: String,
    reply_to: Option<String>,
}

pub(super) async fn says(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Words { text, reply_to } = words(&body)?;
    let person = person(&chat, &id)?;
    match reply_to {
        Some(mid) => person.replies_to(&mid, &text).await?,
        None => person.says(&text).await?,
    };
    Ok(did(&chat, &id))
}

pub(super) async fn sends(
    chat: State<Chat>,
    id: Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    bytes: Bytes,
) -> Outcome {
    let query = Parameters::of(query.as_deref());
    let kind = query.text("type").unwrap_or_default();
    let kind = MediaKind::ALL.into_iter().find(|known| known.name() == kind);
    let kind = kind.ok_or_else(|| Failed::bad("`type` is `image`, `video`, `audio` or `file`"))?;
    let person = person(&chat, &id)?;
    let content_type = text(&headers, header::CONTENT_TYPE).map(ToOwned::to_owned);
    let name = query.text("name").map(ToOwned::to_owned);
    check(kind, person.platform(), content_type.clone(), &bytes)?;
    person.sends(Sent { kind, bytes, name, content_type }).await?;
    Ok(did(&chat, &id))
}

pub(super) async fn sticker(chat: State<Chat>, id: Path<String>) -> Outcome {
    person(&chat, &id)?.sends_sticker().await?;
    Ok(did(&chat, &id))
}

#[derive(Deserialize)]
struct Tap {
    mid: String,
    pointer: String,
    text: Option<String>,
}

pub(super) async fn taps(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Tap { mid, pointer, text } = asked(&body)?;
    person(&chat, &id)?.taps_at(&mid, &pointer, text.as_deref()).await?;
    Ok(done())
}

#[derive(Deserialize)]
struct Postback {
    title: String,
    payload: String,
}

pub(super) async fn posts_back(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Postback { title, payload } = asked(&body)?;
    person(&chat, &id)?.posts_back(&title, &payload).await?;
    Ok(did(&chat, &id))
}

#[derive(Deserialize)]
struct Reaction {
    mid: String,
    emoji: Option<String>,
}

pub(super) async fn reacts(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Reaction { mid, emoji } = asked(&body)?;
    let person = person(&chat, &id)?;
    match emoji {
        Some(emoji) => person.reacts_to(&mid, &emoji).await?,
        None => person.unreacts(&mid).await?,
    }
    Ok(did(&chat, &id))
}

/// Two pages that show the same say it once.
pub(super) async fn reads(chat: State<Chat>, id: Path<String>) -> Outcome {
    let person = person(&chat, &id)?;
    if chat.context.conversations.read(person.conversation()) {
        person.reads().await?;
    }
    Ok(done())
}

#[derive(Deserialize)]
struct Feedback {
    mid: String,
    answers: BTreeMap<String, Score>,
}

#[derive(Deserialize)]
struct Score {
    payload: String,
    follow_up: Option<String>,
}

pub(super) async fn feedback(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Feedback { mid, answers } = asked(&body)?;
    let answers: Vec<_> = answers
        .iter()
        .map(|(id, score)| (id.as_str(), score.payload.as_str(), score.follow_up.as_deref()))
        .collect();
    person(&chat, &id)?.fills_in(&mid, &answers).await?;
    Ok(did(&chat, &id))
}

#[derive(Deserialize)]
struct Information {
    mid: String,
    answers: BTreeMap<String, String>,
}

pub(super) async fn information(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Information { mid, answers } = asked(&body)?;
    let fields: Vec<_> = answers.iter().map(|(key, it)| (key.as_str(), it.as_str())).collect();
    person(&chat, &id)?.gives_information(&mid, &fields).await?;
    Ok(did(&chat, &id))
}

pub(super) async fn comments(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Words { text, .. } = words(&body)?;
    person(&chat, &id)?.comments(&text).await?;
    Ok(did(&chat, &id))
}

pub(super) async fn staff(chat: State<Chat>, id: Path<String>, body: Bytes) -> Outcome {
    let Words { text, .. } = words(&body)?;
    person(&chat, &id)?.staff().says(&text).await?;
    Ok(done())
}

pub(super) async fn hands_back(chat: State<Chat>, id: Path<String>) -> Outcome {
    person(&chat, &id)?.staff().hands_back().await?;
    Ok(done())
}

/// That it was done, and why the bot was not told of it, if it was not.
fn did(chat: &Chat, id: &str) -> Json<Value> {
    let untold = chat.context.conversations.untold(id);
    untold.map_or_else(done, |why| Json(json!({ "untold": why })))
}

fn person(chat: &Chat, id: &str) -> Result<Participant, Failed> {
    let person = Participant::find(&chat.context, &chat.url, id);
    person.ok_or_else(|| Failed::nobody(id))
}

fn words(body: &Bytes) -> Result<Words, Failed> {
    let words: Words = asked(body)?;
    if words.text.trim().is_empty() {
        return Err(Failed::bad("there is nothing in it: write something first"));
    }
    Ok(words)
}

/// What one may send to an account is what the account may send. The name may be anything.
fn check(
    kind: MediaKind,
    platform: Platform,
    content_type: Option<String>,
    bytes: &Bytes,
) -> Result<(), Failed> {
    let (part, bytes) = (FILEDATA.to_owned(), bytes.clone());
    let file = File { part, name: None, content_type, length: bytes.len(), bytes };
    Ok(media::check(kind, platform, &file)?)
}

/// What somebody may be called.
pub(super) fn fit_name(name: &str) -> Result<&str, Failed> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Failed::bad(format!("a name has 1 to {LONGEST_NAME} characters")));
    }
    Ok(name)
}

const LONGEST_NAME: usize = 100;
