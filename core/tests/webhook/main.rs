//! Webhooks, from outside: what is read comes back, and answers go to the right person in time.
#![cfg(feature = "webhook")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that panics has told what it found")]

mod entries;
mod events;
mod handshake;
mod hostile;
mod members;
mod odd;
mod replies;
mod round_trip;
mod samples;
mod selves;
mod signatures;
mod windows;

use sendapi_core::webhook::{Event, Webhook};
use serde_json::{Map, Value, json};

/// A webhook with one event: these members, and who and when.
fn webhook_of(members: Value) -> Webhook {
    let mut event = json!({
        "sender": {"id": "7204418830956127"},
        "recipient": {"id": "104512345678901"},
        "timestamp": 1_763_800_000_000_u64,
    });
    let members: Map<String, Value> = serde_json::from_value(members).unwrap();
    event.as_object_mut().unwrap().extend(members);
    round_trip(&json!({
        "object": "page",
        "entry": [{"id": "104512345678901", "time": 1_763_800_000_500_u64, "messaging": [event]}],
    }))
}

/// That event.
fn event_of(members: Value) -> Event {
    webhook_of(members).events().next().unwrap().clone()
}

/// The webhook that a body describes, which describes that body in turn.
fn round_trip(body: &Value) -> Webhook {
    let webhook = Webhook::from_json(body.to_string().as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&webhook).unwrap(), *body);
    webhook
}
