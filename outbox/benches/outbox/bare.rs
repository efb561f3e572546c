//! Sending without an outbox.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use sendapi::{Client, Rates};

use crate::per_second;
use crate::server::Server;
use crate::work::message;

/// By the client itself, without a word of it on any disk.
pub(crate) async fn send(server: &Server, count: u64) -> f64 {
    let client = Client::builder().base_url(&server.url).rates(Rates::UNLIMITED).build().unwrap();
    let page = client.page(1_000_000, "EAABexample");
    let next = Arc::new(AtomicU64::new(0));
    let since = Instant::now();
    let senders: Vec<_> = (0..64)
        .map(|_| {
            let (page, next) = (page.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                while next.fetch_add(1, Ordering::Relaxed) < count {
                    page.send(&message(1)).await.unwrap();
                }
            })
        })
        .collect();
    for sender in senders {
        sender.await.unwrap();
    }
    per_second(count, since.elapsed())
}
