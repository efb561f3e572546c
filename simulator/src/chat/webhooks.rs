//! Webhooks that are held back, and how they come then.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use sendapi_core::told::Written;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Chat;
use super::answer::{Failed, Outcome, asked};
use crate::context::Context;
use crate::{Delivery, Release};

/// Whether any are held back, and how many.
pub(super) async fn held(State(chat): State<Chat>) -> Json<Value> {
    Json(told(&chat.context))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    #[serde(default)]
    hold: bool,
    release: Option<String>,
}

pub(super) async fn change(State(chat): State<Chat>, body: Bytes) -> Outcome {
    match asked(&body)? {
        Change { hold: true, release: None } => {
            chat.context.courier.hold();
            Ok(Json(told(&chat.context)))
        }
        Change { hold: false, release: Some(order) } => {
            let order = order.parse().map_err(|()| unknown(&order))?;
            let brought = chat.context.courier.release(order).await;
            let brought: Vec<_> = brought.iter().map(Delivery::to_json).collect();
            Ok(Json(json!({ "items": brought })))
        }
        _ => Err(Failed::bad(format!(
            "say either `\"hold\": true`, or how to `release` them: one of `{}`",
            orders()
        ))),
    }
}

/// What there is to tell of them at present.
pub(super) fn told(context: &Context) -> Value {
    let held = context.courier.held();
    json!({ "hold": held.is_some(), "held": held.unwrap_or_default() })
}

fn unknown(order: &str) -> Failed {
    let (order, orders) = (Written(order), orders());
    Failed::bad(format!("`release` takes one of `{orders}`, and not `{order}`"))
}

fn orders() -> String {
    Release::ALL.map(|order| order.to_string()).join("`, `")
}
