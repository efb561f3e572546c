//! Webhooks in, answers out: the inbox by itself, and behind real sockets.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends at the first surprise"
)]

mod accounts;
mod address;
mod answers;
mod conversation;
mod duplicates;
mod fairness;
#[cfg(feature = "tracing")]
#[path = "../client/hearing.rs"]
mod hearing;
mod inbox;
mod kept;
mod lanes;
mod model;
mod november;
#[cfg(all(feature = "metrics", feature = "tracing"))]
mod observe;
mod own_tasks;
mod refused;
mod runtimes;
mod shutdown;
mod stateful;
mod timeouts;
mod told_in_lines;

use std::sync::{Arc, Mutex};

use hmac::{Hmac, KeyInit, Mac};
use sendapi::webhook::{Handler, Handshake, Inbox, InboxBuilder, Incoming, Verifier, Webhook};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::sync::Semaphore;

const SECRET: &str = "sesame";

fn builder() -> InboxBuilder {
    Inbox::builder(Verifier::new(SECRET), Handshake::new("open"))
}

/// What Page 1 gets: these events.
fn page(events: &[Value]) -> Value {
    json!({"object": "page", "entry": [{"id": "1", "time": 1_763_800_000_000_u64, "messaging": events}]})
}

/// What several Pages get: each these events.
fn pages(entries: &[(&str, Vec<Value>)]) -> Value {
    let entries = entries.iter().map(|(id, events)| json!({"id": id, "messaging": events}));
    json!({"object": "page", "entry": entries.collect::<Vec<_>>()})
}

fn webhook(body: &Value) -> Webhook {
    Webhook::from_json(body.to_string().as_bytes()).unwrap()
}

/// An event of a person, with `what` beside its sides.
fn event(person: &str, what: &Value) -> Value {
    let mut event = json!({
        "sender": {"id": person}, "recipient": {"id": "1"}, "timestamp": 1_763_800_000_000_u64,
    });
    event.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    event
}

fn says(person: &str, mid: &str, text: &str) -> Value {
    event(person, &json!({"message": {"mid": mid, "text": text}}))
}

fn signature(body: &[u8]) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap().chain_update(body);
    let digits: Vec<String> =
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256={}", digits.concat())
}

/// A door that a handler waits at, until it is opened for so many.
#[derive(Clone)]
struct Door(Arc<Semaphore>);

impl Door {
    fn shut() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    async fn pass(&self) {
        self.0.acquire().await.unwrap().forget();
    }

    /// A handler that does nothing but wait in front of it.
    fn waiting(&self) -> impl Handler + use<> {
        let door = self.clone();
        move |_: Incoming| {
            let door = door.clone();
            async move {
                door.pass().await;
                Ok::<(), sendapi::Error>(())
            }
        }
    }

    fn open(&self, times: usize) {
        self.0.add_permits(times);
    }
}

/// Lets all other tasks of a runtime of one thread come as far as they can.
async fn others() {
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
}

/// What a handler has seen, as a line for each.
#[derive(Clone, Default)]
struct Diary(Arc<Mutex<Vec<String>>>);

impl Diary {
    fn note(&self, line: impl Into<String>) {
        self.0.lock().unwrap().push(line.into());
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    /// A handler that notes who did what.
    fn handler(&self) -> impl Handler {
        let diary = self.clone();
        move |incoming: Incoming| {
            diary.note(line(&incoming));
            async { Ok::<(), sendapi::Error>(()) }
        }
    }
}

/// What a handler has got, as it came.
#[derive(Clone, Default)]
struct Got(Arc<Mutex<Vec<Incoming>>>);

impl Got {
    fn all(&self) -> Vec<Incoming> {
        self.0.lock().unwrap().clone()
    }

    fn handler(&self) -> impl Handler {
        let got = self.clone();
        move |incoming: Incoming| {
            got.0.lock().unwrap().push(incoming);
            async { Ok::<(), sendapi::Error>(()) }
        }
    }
}

/// Who did what.
fn line(incoming: &Incoming) -> String {
    let person = incoming.person().unwrap_or_default();
    let what = incoming.text().or_else(|| incoming.event()?.kind.name()).unwrap_or("else");
    format!("{person} {what}")
}
