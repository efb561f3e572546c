//! The outbox from outside: what is put, asked for and taken back.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends at the first surprise"
)]

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
#[cfg(feature = "postgres")]
mod postgres;
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
#[path = "../tested/mod.rs"]
mod tested;

use sendapi::{Message, Messenger};
use sendapi_outbox::{Outbox, Ticket};
use tested::Tested;

const PAGE: &str = "messenger:1234567890";

/// An outbox in a database of its own, which goes with its place. Its messages go the ways of the table alone.
async fn outbox<DB: Tested>() -> (Outbox<DB>, DB::Place) {
    let (outbox, place) = tested::outbox().await;
    ways::guard(&outbox).await;
    (outbox, place)
}

async fn put<DB: Tested>(outbox: &Outbox<DB>, text: &str) -> Ticket {
    outbox.put(PAGE, &says(text)).commit().await.unwrap().ticket()
}

fn says(text: &str) -> Message<'static> {
    let json =
        format!(r#"{{"recipient":{{"id":"7204418830956127"}},"message":{{"text":"{text}"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}
