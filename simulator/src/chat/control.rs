//! Time, faults, templates and the handshake.

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Number, Value, json};

use super::Chat;
use super::answer::{Failed, Outcome, asked, done};
use crate::context::Context;
use crate::participant::happening;
use crate::time::{in_milliseconds, milliseconds};
use crate::{Fault, Requests};

#[derive(Deserialize)]
struct Change {
    /// Seconds.
    advance: Option<Number>,
    /// By how many milliseconds the times in webhooks are later than they should be.
    off: Option<i64>,
}

pub(super) async fn read_clock(State(chat): State<Chat>) -> Json<Value> {
    Json(time(&chat.context))
}

pub(super) async fn clock(State(chat): State<Chat>, body: Bytes) -> Outcome {
    let Change { advance, off } = asked(&body)?;
    if advance.is_none() && off.is_none() {
        return Err(Failed::bad(
            "say by how many seconds to `advance` the clock, or by how many milliseconds the times in webhooks are `off`",
        ));
    }
    let forward = |advance: Number| advance.as_u64().ok_or_else(|| Failed::bad(FORWARD));
    let advance = advance.map(forward).transpose()?;
    if let Some(off) = off {
        chat.context.courier.set_off(off);
    }
    if let Some(by) = advance {
        chat.context.clock.advance(Duration::from_secs(by));
    }
    Ok(Json(time(&chat.context)))
}

/// What time it is, and how much later than in truth.
pub(super) fn time(context: &Context) -> Value {
    let off = context.courier.off();
    json!({ "now": milliseconds(context.clock.now()), "ahead": ahead(context), "off": off })
}

/// In milliseconds.
pub(super) fn ahead(context: &Context) -> u64 {
    in_milliseconds(context.clock.ahead())
}

#[derive(Deserialize)]
struct Review {
    account: String,
}

/// The review passes the templates of an account.
pub(super) async fn templates(State(chat): State<Chat>, body: Bytes) -> Outcome {
    let Review { account } = asked(&body)?;
    Ok(Json(json!({ "approved": happening::approve_templates(&chat.context, &account) })))
}

#[derive(Deserialize)]
struct Order {
    kind: String,
    requests: Option<String>,
    conversation: Option<String>,
    code: Option<i64>,
    subcode: Option<i64>,
    share: Option<f64>,
}

pub(super) async fn faults(State(chat): State<Chat>, body: Bytes) -> Outcome {
    let order: Order = asked(&body)?;
    let faults = &chat.context.faults;
    match order.kind.as_str() {
        "none" => faults.clear(),
        "mixture" => {
            let share = order.share.filter(|share| (0.0..=1.0).contains(share));
            let share = share.ok_or_else(|| Failed::bad("a share is from 0 to 1"))?;
            faults.at_random(fastrand::u64(..), Fault::mixture(share));
        }
        _ => faults.add(order.requests()?, order.fault()?),
    }
    Ok(Json(known_faults(&chat.context)))
}

/// What goes wrong by now, and what may be ordered.
pub(super) fn known_faults(context: &Context) -> Value {
    let kinds = KINDS.iter().map(|(id, label, _)| json!({ "id": id, "label": label }));
    json!({ "active": context.faults.lines(), "kinds": kinds.collect::<Vec<_>>() })
}

pub(super) async fn handshake(State(chat): State<Chat>) -> Outcome {
    let verified = chat.context.courier.verify().await;
    verified.map_err(|error| Failed::gateway(error.to_string()))?;
    Ok(done())
}

impl Order {
    fn fault(&self) -> Result<Fault, Failed> {
        if self.kind == "graph_error" {
            let code =
                self.code.ok_or_else(|| Failed::bad("an error of the platform has a code"))?;
            return Ok(Fault::graph_error(code, self.subcode));
        }
        let known = KINDS.iter().find(|(id, ..)| *id == self.kind);
        let (.., fault) = known.ok_or_else(|| Failed::bad("there is no such fault"))?;
        Ok(fault())
    }

    fn requests(&self) -> Result<Requests, Failed> {
        match (self.requests.as_deref(), &self.conversation) {
            (Some("all"), _) => Ok(Requests::all()),
            (Some("conversation"), Some(person)) => Ok(Requests::to(person.as_str())),
            (Some("next") | None, _) => Ok(Requests::all().first(1)),
            _ => Err(Failed::bad("faults are for the `next` request, for `all`, or for a person")),
        }
    }
}

const FORWARD: &str = "the clock goes forward alone: `advance` takes whole seconds from 0 on, such as 86400 for a day";

/// Its name in calls, what the page calls it, and what it is.
type Kind = (&'static str, &'static str, fn() -> Fault);

/// What one may want to see a bot bear; any error of the platform may be ordered by its code besides.
const KINDS: &[Kind] = &[
    ("busy", "Service busy: error 2, gone when tried again", || {
        Fault::graph_error(2, None).transient()
    }),
    ("rate", "Too many calls: error 613", || Fault::graph_error(613, None)),
    ("token", "Token expired: error 190", || Fault::graph_error(190, 463)),
    ("window", "Window closed: error 10", || Fault::graph_error(10, 2_018_278)),
    ("slow", "Answer 3 seconds late", || Fault::delay(Duration::from_secs(3))),
    ("unavailable", "HTTP 503 without a body", || Fault::status(503)),
    ("internal", "Error -1, message sent all the same", || {
        Fault::graph_error(-1, None).delivered()
    }),
    ("gateway", "HTML of a proxy, status 502", || Fault::html(502)),
    ("gateway_json", "JSON of a gateway, status 502", || Fault::gateway(502)),
    ("redirect", "Redirect with status 307", || Fault::redirect(307, "/elsewhere")),
    ("lost", "Connection cut, message not sent", Fault::cut_after_reading),
    ("delivered", "Connection cut, message sent", || Fault::cut_after_reading().delivered()),
    ("half", "Half an answer", Fault::half_an_answer),
    ("half_stalled", "Half an answer and then nothing", Fault::stalled_answer),
    ("json", "Answer that is no JSON", Fault::wrong_json),
    ("no_ids", "Answer without ids, message not sent", || Fault::json(200, "{}")),
    ("stall", "No answer at all", Fault::stall),
];
