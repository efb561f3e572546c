//! The webhooks that the bot was brought, and one of them once more.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Chat;
use super::answer::{Failed, Outcome, asked};
use super::parameters::Parameters;
use super::read::person;
use crate::participant::again;
use crate::{Delivery, Untold};

/// All that are remembered, or those of one conversation, oldest first.
pub(super) async fn all(State(chat): State<Chat>, RawQuery(query): RawQuery) -> Json<Value> {
    let query = Parameters::of(query.as_deref());
    let person = person(&chat.context, &query);
    let deliveries = chat.context.courier.deliveries();
    let is_meant = |it: &&Delivery| person.as_deref().is_none_or(|person| it.person() == person);
    let items: Vec<_> = deliveries.iter().filter(is_meant).map(Delivery::to_json).collect();
    Json(json!({ "items": items }))
}

/// What the bot was not told, oldest first, as long as the log has it.
pub(super) async fn untold(State(chat): State<Chat>) -> Json<Value> {
    let items: Vec<_> = chat.context.log.untold().iter().map(Untold::to_json).collect();
    Json(json!({ "items": items }))
}

#[derive(Deserialize)]
struct Again {
    number: Option<u64>,
    conversation: Option<String>,
}

pub(super) async fn again(State(chat): State<Chat>, body: Bytes) -> Outcome {
    let delivery = match asked(&body)? {
        Again { number: Some(number), conversation: None } => {
            again::numbered(&chat.context, number).await?
        }
        Again { number: None, conversation: Some(id) } => {
            let person = chat.context.conversations.with(&id, |it| it.person().to_owned());
            again::newest_of(&chat.context, &person.unwrap_or(id)).await?
        }
        _ => {
            return Err(Failed::bad(
                "name either the `number` of a webhook, or the `conversation` whose last one to take",
            ));
        }
    };
    Ok(Json(delivery.to_json()))
}
