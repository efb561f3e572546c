//! The HTTP library by itself, as one would use it: the same headers, bytes and timeout, and the answer is read.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result};
use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use serde::Deserialize;
use tokio::task::JoinSet;

use crate::workload::{CONNECTIONS, PAGE, TOKEN};

/// The HTTP library by itself.
#[derive(Clone)]
pub(crate) struct Bare {
    http: reqwest::Client,
    messages: Url,
    batches: Url,
}

impl Bare {
    pub(crate) fn to(url: &str) -> Result<Self> {
        let http = reqwest::Client::builder()
            .timeout(Duration::from_secs(30))
            .pool_max_idle_per_host(CONNECTIONS)
            .no_proxy()
            .http1_only()
            .default_headers(HeaderMap::from_iter([(AUTHORIZATION, bearer()?)]))
            .build()?;
        let messages = Url::parse(&format!("{url}/v26.0/{PAGE}/messages"))?;
        Ok(Self { http, messages, batches: Url::parse(&format!("{url}/v26.0/"))? })
    }

    pub(crate) async fn post(self, body: Bytes) -> Result<()> {
        let request = self.http.post(self.messages).header(CONTENT_TYPE, JSON).body(body);
        let answer = request.send().await?.bytes().await?;
        let receipt: Receipt = serde_json::from_slice(&answer)?;
        receipt.message_id.map(drop).context("no id")
    }

    pub(crate) async fn post_batch(self, body: Bytes) -> Result<()> {
        let request = self.http.post(self.batches).header(CONTENT_TYPE, FORM).body(body);
        let answer = request.send().await?.bytes().await?;
        let items: Vec<Item> = serde_json::from_slice(&answer)?;
        for item in items {
            let receipt: Receipt = serde_json::from_str(&item.body)?;
            receipt.message_id.filter(|_| item.code == 200).context("no id")?;
        }
        Ok(())
    }
}

fn bearer() -> Result<HeaderValue> {
    Ok(HeaderValue::from_str(&format!("Bearer {TOKEN}"))?)
}

#[derive(Deserialize)]
struct Receipt {
    #[expect(dead_code, reason = "it is read as any program would")]
    recipient_id: Option<String>,
    message_id: Option<String>,
}

#[derive(Deserialize)]
struct Item {
    code: u16,
    body: String,
}

/// Does it so often, so many at a time.
pub(crate) async fn each<F>(
    count: usize,
    concurrency: usize,
    work: impl Fn(usize) -> F + Clone + Send + 'static,
) -> Result<()>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..concurrency {
        let (next, work) = (Arc::clone(&next), work.clone());
        workers.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return anyhow::Ok(());
                }
                work(number).await?;
            }
        });
    }
    while let Some(worker) = workers.join_next().await {
        worker??;
    }
    Ok(())
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
