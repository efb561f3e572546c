//! Batches against the simulator: what came of each message, and what arrived.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that panics has told what it found"
)]

use std::time::Duration;

use sendapi::{
    Account, Batch, Client, Delivery, Error, ErrorKind, Message, Rates, Receipt, Retry, message,
};
use sendapi_simulator::{Endpoint, Fault, Received, Requests, Simulator};

struct Stage {
    simulator: Simulator,
    page: Account,
}

impl Stage {
    async fn set() -> Self {
        let simulator =
            Simulator::builder().page("101").app_secret("0123abcd").start().await.unwrap();
        let client = Client::builder().base_url(simulator.url()).app_secret("0123abcd");
        let client = client.timeout(Duration::from_millis(500)).rates(Rates::UNLIMITED);
        let retry = Retry::default().first_wait(Duration::from_millis(1));
        let page = client.retry(retry).build().unwrap().page("101", "EAABferry0123456789");
        Self { simulator, page }
    }

    fn fault(&self, requests: Requests, fault: Fault) {
        self.simulator.faults().add(requests, fault);
    }

    async fn send(&self, batch: Batch) -> Vec<Result<Receipt, Error>> {
        self.page.send_batch(batch).await.unwrap()
    }

    /// The texts that arrived, each after its recipient; of a sender action there is none.
    fn arrived(&self) -> Vec<String> {
        let shown = |message: &Received| {
            let text = message.body()["message"]["text"].as_str().unwrap_or("-");
            format!("{}: {text}", message.recipient_id().unwrap())
        };
        self.simulator.messages().iter().map(shown).collect()
    }
}

fn to(person: u64, text: &str) -> Message<'_> {
    message!(recipient: person, text: text)
}

fn typing(person: u64) -> Message<'static> {
    message!(recipient: person, sender_action: typing_on)
}

fn several(count: u64) -> Batch {
    Batch::of((1..=count).map(|person| to(person, "Hello"))).unwrap()
}

fn whole() -> Requests {
    Requests::of_endpoint(Endpoint::Batch).first(1)
}

fn deliveries(outcomes: &[Result<Receipt, Error>]) -> Vec<Option<Delivery>> {
    outcomes.iter().map(|outcome| outcome.as_ref().err().map(Error::delivery)).collect()
}

const NOT_SENT: Option<Delivery> = Some(Delivery::NotSent);
const UNKNOWN: Option<Delivery> = Some(Delivery::Unknown);

#[tokio::test]
async fn fifty_messages_arrive_each_with_its_receipt() {
    let stage = Stage::set().await;
    let outcomes = stage.send(several(50)).await;
    let arrived = stage.simulator.messages();
    assert_eq!((outcomes.len(), arrived.len()), (50, 50));
    for (outcome, message) in outcomes.iter().zip(&arrived) {
        let receipt = outcome.as_ref().unwrap();
        assert_eq!(receipt.message_id(), message.message_id());
        assert_eq!(receipt.recipient_id(), message.recipient_id());
        assert_eq!((message.account(), message.version()), ("101", Some("v27.0")));
    }
}

#[tokio::test]
async fn messages_of_every_shape_arrive_as_they_do_alone() {
    let stage = Stage::set().await;
    let text = "100 % & = + \"quotes\" \\ ü 🥖\n{result=m0:$.message_id} {result=none:$}";
    let card = message!(Messenger {
        recipient: 1_u64,
        messaging_type: MESSAGE_TAG,
        tag: HUMAN_AGENT,
        attachment: generic {
            elements: [element {
                title: "Ferry",
                subtitle: "at nine",
                buttons: [postback { title: "Book", payload: "{\"ferry\": 9}" }],
            }],
        },
    });
    let messages = [to(1, text), card, typing(2)];
    for message in &messages {
        stage.page.send(message).await.unwrap();
    }
    let outcomes = stage.send(Batch::of(&messages).unwrap()).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    let arrived: Vec<_> =
        stage.simulator.messages().iter().map(|message| message.body().clone()).collect();
    assert_eq!(arrived.len(), 6);
    assert_eq!(arrived[..3], arrived[3..]);
}

#[tokio::test]
async fn what_is_unfinished_is_unknown_done_or_not() {
    let stage = Stage::set().await;
    stage.fault(Requests::to("1"), Fault::unfinished());
    stage.fault(Requests::to("2"), Fault::unfinished().delivered());
    let outcomes = stage.send(several(3)).await;
    assert_eq!(deliveries(&outcomes), [UNKNOWN, UNKNOWN, None]);
    assert_eq!(outcomes[0].as_ref().unwrap_err().kind(), ErrorKind::Unfinished);
    assert_eq!(stage.arrived(), ["2: Hello", "3: Hello"]);
}

#[tokio::test]
async fn only_those_that_failed_for_a_moment_are_sent_again() {
    let stage = Stage::set().await;
    stage.fault(Requests::to("1").first(2), Fault::graph_error(1200, None));
    stage.fault(Requests::to("2"), Fault::graph_error(551, None));
    stage.fault(Requests::to("4").first(1), Fault::graph_error(1200, None));
    let outcomes = stage.send(several(4)).await;
    assert_eq!(deliveries(&outcomes), [None, NOT_SENT, None, None]);
    assert!(outcomes[1].as_ref().unwrap_err().is_recipient_unavailable());
    assert_eq!(stage.arrived(), ["3: Hello", "4: Hello", "1: Hello"]);
}

#[tokio::test]
async fn a_whole_that_fails_leaves_open_only_what_it_leaves_open() {
    for (fault, delivery, arrived) in [
        (Fault::cut_after_reading(), UNKNOWN, 0),
        (Fault::cut_after_reading().delivered(), UNKNOWN, 3),
        (Fault::stall().delivered(), UNKNOWN, 3),
        (Fault::half_an_answer(), UNKNOWN, 3),
        (Fault::wrong_json(), UNKNOWN, 3),
        (Fault::body("[]"), UNKNOWN, 3),
        (Fault::body("{}"), UNKNOWN, 3),
        (Fault::html(502).delivered(), UNKNOWN, 3),
        (Fault::graph_error(1200, None), UNKNOWN, 0),
        (Fault::graph_error(1, 1_357_046), UNKNOWN, 3),
        (Fault::graph_error(100, None), NOT_SENT, 0),
        (Fault::graph_error(200, None), NOT_SENT, 0),
        (Fault::graph_error(4, None), None, 3),
    ] {
        let stage = Stage::set().await;
        let name = fault.to_string();
        stage.fault(whole(), fault);
        assert_eq!(deliveries(&stage.send(several(3)).await), [delivery; 3], "{name}");
        assert_eq!(stage.arrived().len(), arrived, "{name}");
    }
}

#[tokio::test]
async fn a_message_follows_the_typing_before_it() {
    let stage = Stage::set().await;
    let mut batch = Batch::new();
    batch.add(&typing(1)).unwrap().then(&to(1, "One")).unwrap();
    batch.add(&to(2, "Two")).unwrap();
    stage.fault(Requests::to("1").first(1), Fault::graph_error(1200, None));
    let outcomes = stage.send(batch).await;
    assert_eq!(deliveries(&outcomes), [None; 3]);
    assert_eq!(stage.arrived(), ["2: Two", "1: -", "1: One"]);
}

#[tokio::test]
async fn a_message_stays_behind_if_the_one_before_it_failed() {
    for (fault, delivery, kind) in [
        (Fault::graph_error(551, None), NOT_SENT, ErrorKind::ParentFailed),
        (Fault::unfinished().delivered(), UNKNOWN, ErrorKind::Unfinished),
        (Fault::graph_error(1, 1_357_046), NOT_SENT, ErrorKind::ParentFailed),
    ] {
        let stage = Stage::set().await;
        stage.fault(Requests::to("1"), fault);
        let mut batch = Batch::new();
        batch
            .add(&to(1, "One"))
            .unwrap()
            .then(&to(2, "Two"))
            .unwrap()
            .then(&to(3, "Three"))
            .unwrap();
        batch.add(&to(4, "Four")).unwrap();
        let outcomes = stage.send(batch).await;
        assert_eq!(deliveries(&outcomes)[1..], [delivery, delivery, None]);
        assert_eq!(outcomes[2].as_ref().unwrap_err().kind(), kind);
        assert!(!stage.arrived().iter().any(|it| it.starts_with(['2', '3'])));
    }
}
