//! What can be made to happen beside what people write and tap, and one of it.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use sendapi_core::webhook::Webhook;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Chat;
use super::act::fit_name;
use super::answer::{Failed, Outcome, asked};
use crate::participant::happening::{self, Kind};
use crate::route::is_account_id;
use crate::{Happening, Participant};

/// What there is, and what has to be said for each.
pub(super) async fn all() -> Json<Value> {
    Json(json!({ "happenings": Kind::all() }))
}

/// What happens, and to whom; what is said of it stands beside.
#[derive(Deserialize)]
struct Order {
    happening: String,
    /// A person's id.
    conversation: Option<String>,
    account: Option<String>,
    /// The name of somebody who writes to the account.
    person: Option<String>,
    #[serde(flatten)]
    given: Map<String, Value>,
}

pub(super) async fn happens(State(chat): State<Chat>, body: Bytes) -> Outcome {
    let order: Order = asked(&body)?;
    let happening = Happening::named(&order.happening, &order.given)?;
    let told = match order.whose(&chat)? {
        Side::Person(person) => happening::happens(&person, &happening).await?,
        Side::Account(account) => {
            happening::of_account(&chat.context, &chat.url, &account, &happening).await?
        }
    };
    let account = account_in(&told);
    let untold = Webhook::from_json(told.to_string().as_bytes())
        .ok()
        .and_then(|webhook| chat.context.not_subscribed(account, &webhook));
    let untold = untold.map(|it| json!({ "field": it.field, "why": it.why }));
    let mut answer = json!({ "webhook": told });
    if let (Some(untold), Some(members)) = (untold, answer.as_object_mut()) {
        members.insert("untold".to_owned(), untold);
    }
    Ok(Json(answer))
}

/// Whose entry it is.
fn account_in(webhook: &Value) -> &str {
    webhook.pointer("/entry/0/id").and_then(Value::as_str).unwrap_or_default()
}

enum Side {
    Person(Participant),
    Account(String),
}

impl Order {
    fn whose(&self, chat: &Chat) -> Result<Side, Failed> {
        let Self { conversation, account, person, .. } = self;
        match (conversation, account, person) {
            (Some(id), None, None) => {
                let person = Participant::find(&chat.context, &chat.url, id);
                person.map(Side::Person).ok_or_else(|| Failed::nobody(id))
            }
            (None, Some(account), _) if !is_account_id(account) => {
                Err(Failed::bad("`account` is the id of an account: digits"))
            }
            (None, Some(account), Some(name)) if !name.trim().is_empty() => {
                let (context, name) = (chat.context.clone(), fit_name(name)?);
                Ok(Side::Person(Participant::of(context, &chat.url, account, name)))
            }
            (None, Some(account), None) => Ok(Side::Account(account.clone())),
            _ => Err(Failed::bad(
                "name either the `conversation`, a person's id, or the `account`, and with it the `person` if it is \
                 what a person does",
            )),
        }
    }
}
