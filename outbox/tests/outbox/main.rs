//! The outbox from outside: what is put, asked for and taken back.
#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod accounts;
mod address;
mod again;
mod asked;
mod decided;
mod durable_shop;
mod echoes;
mod events;
mod forget;
mod forget_events;
mod inbox;
mod looked_after;
#[cfg(all(feature = "metrics", feature = "tracing"))]
mod observe;
mod other_languages;
mod outcomes;
mod processes;
mod put;
mod put_all;
mod restored;
mod retention;
mod sending;
mod together;
mod ways;

#[path = "../../examples/durable_shop/shop/mod.rs"]
mod shop;

use sendapi::{Message, Messenger};
use sendapi_outbox::{Outbox, Ticket};
use tempfile::TempDir;

const PAGE: &str = "messenger:1234567890";

/// An outbox in a file of its own, which goes with the folder. Its messages go the ways of the table alone.
async fn outbox() -> (Outbox, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path().join("shop.db")).await.unwrap();
    ways::guard(&outbox).await;
    (outbox, folder)
}

async fn put(outbox: &Outbox, text: &str) -> Ticket {
    outbox.put(PAGE, &says(text)).commit().await.unwrap().ticket()
}

fn says(text: &str) -> Message<'static> {
    let json =
        format!(r#"{{"recipient":{{"id":"7204418830956127"}},"message":{{"text":"{text}"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}
