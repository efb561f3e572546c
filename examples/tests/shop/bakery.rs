//! A shop that is open, for a test.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use sendapi_examples::bot::Stage;
use sendapi_examples::shop::{NAME, Shop};
use sendapi_simulator::{Participant, Received, Simulator};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// It closes when it is dropped.
pub(crate) struct Bakery {
    pub(crate) address: SocketAddr,
    stage: Stage,
    refused: Arc<Mutex<Vec<String>>>,
    _closing: oneshot::Sender<()>,
}

impl Bakery {
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let refused = Arc::default();
        let kept = Arc::<Mutex<Vec<String>>>::clone(&refused);
        let settings = Simulator::builder().observe(move |exchange| {
            if exchange.status().is_some_and(|status| status >= 400) {
                kept.lock().unwrap().push(exchange.to_string());
            }
        });
        let stage = Stage::with_people(settings, NAME, address).await.unwrap();
        let shop = Shop::open(&stage, Some(format!("http://{address}"))).await.unwrap();
        let (closing, closed) = oneshot::channel::<()>();
        tokio::spawn(shop.serve(listener, async { drop(closed.await) }));
        Self { address, stage, refused, _closing: closing }
    }

    pub(crate) fn simulator(&self) -> &Simulator {
        self.stage.simulator.as_ref().unwrap()
    }

    pub(crate) fn person(&self, name: &str) -> Participant {
        self.simulator().person(name)
    }

    /// What the bot did that the platform refused.
    pub(crate) fn refused(&self) -> Vec<String> {
        self.refused.lock().unwrap().clone()
    }
}

/// The next message to a person.
pub(crate) async fn next(person: &Participant) -> Received {
    let mut came = person.expects_all([sendapi_simulator::Expected::anything()]).await.unwrap();
    came.remove(0)
}

/// The next message in words.
pub(crate) async fn next_words(person: &Participant) -> String {
    words(&next(person).await)
}

/// The text of a message; of cards their titles, and of all else the kind.
pub(crate) fn words(message: &Received) -> String {
    let message = &message.body()["message"];
    let payload = &message["attachment"]["payload"];
    let cards = payload["elements"].as_array().filter(|_| payload["template_type"] == "generic");
    match (message["text"].as_str(), cards) {
        (Some(text), _) => text.to_owned(),
        (None, Some(cards)) => titles(cards),
        (None, None) => payload["template_type"].as_str().unwrap_or("template").to_owned(),
    }
}

/// What the quick replies of a message say.
pub(crate) fn replies(message: &Received) -> String {
    let replies = message.body()["message"]["quick_replies"].as_array();
    replies.map_or_else(String::new, |replies| titles(replies))
}

/// What the first one says.
pub(crate) fn first_reply(message: &Received) -> String {
    message.body()["message"]["quick_replies"][0]["title"].as_str().unwrap().to_owned()
}

fn titles(items: &[Value]) -> String {
    let titles = items.iter().map(|item| item["title"].as_str().unwrap());
    titles.collect::<Vec<_>>().join(" | ")
}
