//! News of the chat page, as they come.

use std::time::Duration;

use reqwest::Response;
use sendapi_simulator::{Fault, Simulator};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::{PATH, send};

/// What comes, one by one.
struct News {
    response: Response,
    text: String,
}

impl News {
    async fn of(simulator: &Simulator) -> Self {
        let response = reqwest::get(format!("{}/chat/api/news", simulator.url())).await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, text: String::new() }
    }

    /// The next of this name; others are passed over.
    async fn next(&mut self, name: &str) -> Value {
        loop {
            let (found, data) = self.any().await;
            if found == name {
                return data;
            }
        }
    }

    async fn any(&mut self) -> (String, Value) {
        loop {
            if let Some(end) = self.text.find("\n\n") {
                let event: String = self.text.drain(..end + 2).collect();
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
                let name = field("event: ").map(ToOwned::to_owned);
                let data = field("data: ").map(|data| serde_json::from_str(data).unwrap());
                if let (Some(name), Some(data)) = (name, data) {
                    return (name, data);
                }
                continue;
            }
            let chunk = timeout(Duration::from_secs(5), self.response.chunk()).await;
            let chunk = chunk.expect("news in time").unwrap().expect("no end");
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

#[tokio::test]
async fn two_pages_hear_of_everything_that_happens() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let mut both = [News::of(&simulator).await, News::of(&simulator).await];
    ada.says("Hello").await.unwrap();
    let message = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hi" } });
    let typing = json!({ "recipient": { "id": ada.id() }, "sender_action": "typing_on" });
    assert_eq!(send(&simulator, PATH, &typing).await.0, 200);
    assert_eq!(send(&simulator, PATH, &message).await.0, 200);
    simulator.clock().advance(Duration::from_secs(30 * 60 * 60));
    assert_eq!(send(&simulator, PATH, &message).await.0, 400);
    simulator.faults().next(Fault::graph_error(2, None));
    let profile = json!({ "get_started": { "payload": "START" } });
    simulator.faults().clear();
    assert_eq!(send(&simulator, "/101/messenger_profile", &profile).await.0, 200);
    for news in &mut both {
        let said = news.next("entry").await;
        assert_eq!(said["entry"]["event"]["message"]["text"], "Hello");
        assert!(said["conversation"]["window"]["closes"].is_u64());
        let typing = news.next("typing").await;
        assert_eq!(typing["on"], true);
        assert!(typing["until"].is_u64());
        assert!(news.next("log").await["accepted"].as_bool().unwrap());
        let sent = news.next("entry").await;
        assert_eq!(sent["entry"]["request"], message);
        assert_eq!(sent["conversation"]["unread"], 1);
        assert_eq!(news.next("clock").await["ahead"], 30 * 3_600_000);
        assert_eq!(news.next("entry").await["entry"]["kind"], "refusal");
        assert_eq!(news.next("log").await["subcode"], 2_018_278);
        news.next("faults").await;
        assert_eq!(news.next("account").await["id"], "101");
    }
}

#[tokio::test]
async fn whoever_is_too_slow_is_told_so_and_hears_on() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let ada = simulator.person("Ada");
    let mut news = News::of(&simulator).await;
    // More than is kept and more than the connection buffers, while nobody reads.
    let long = "x".repeat(2000);
    for _ in 0..20_000 {
        ada.says(&long).await.unwrap();
    }
    news.next("lost").await;
    ada.says("The end").await.unwrap();
    loop {
        let entry = news.next("entry").await;
        if entry["entry"]["event"]["message"]["text"] == "The end" {
            break;
        }
    }
}

#[tokio::test]
async fn news_end_with_the_simulator() {
    let simulator = Simulator::start().await.unwrap();
    let mut news = News::of(&simulator).await;
    let began = std::time::Instant::now();
    simulator.shutdown().await;
    assert!(matches!(news.response.chunk().await, Ok(None) | Err(_)));
    assert!(began.elapsed() < Duration::from_secs(5), "nothing held it up");
}
