//! What the bot is told: somebody at the page, or a program, subscribes it.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use sendapi_core::call::subscription::SubscribedField;
use sendapi_core::told::Written;
use serde::Deserialize;
use serde_json::json;

use super::Chat;
use super::answer::{Failed, Outcome, asked};
use crate::context::Context;
use crate::courier::subscription::{Beginning, on};
use crate::route::is_account_id;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Subscribing {
    account: String,
    /// Beside those that are there; without any, those that accounts begin with.
    #[serde(default)]
    fields: Vec<String>,
}

pub(super) async fn subscribe(State(chat): State<Chat>, body: Bytes) -> Outcome {
    let Subscribing { account, fields } = asked(&body)?;
    if !is_account_id(&account) {
        return Err(Failed::bad("`account` is the id of an account: digits"));
    }
    let fields = fields.iter().map(|name| known(name)).collect::<Result<Vec<_>, _>>()?;
    add(&chat.context, &account, fields);
    Ok(Json(json!({ "subscribed": chat.context.subscribed_fields(&account) })))
}

fn add(context: &Context, account: &str, fields: Vec<SubscribedField>) {
    let platform = context.accounts.platform(account, None);
    let fields = if fields.is_empty() { Beginning::default().fields(platform) } else { fields };
    let mut all = context.subscribed_fields(account);
    for field in fields {
        let name = on(platform, &field).as_str().to_owned();
        if !all.contains(&name) {
            all.push(name);
        }
    }
    context.subscribe(account, all);
}

fn known(name: &str) -> Result<SubscribedField, Failed> {
    match SubscribedField::from(name) {
        SubscribedField::Other(name) => Err(Failed::bad(format!(
            "`{}` in `fields` is no field of a subscription: it is one of `{}`",
            Written(&name),
            SubscribedField::KNOWN.join("`, `")
        ))),
        field => Ok(field),
    }
}
