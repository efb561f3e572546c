//! What workers send.

use std::time::{Duration, Instant};

use sendapi::{Accounts, Client, Message, Messenger, Rates, Retry};
use sendapi_outbox::{Error, Outbox, Outcome, State, Ticket, Worker, WorkerBuilder};
use sendapi_simulator::{Fault, Requests, Simulator};

use crate::{PAGE, outbox, says};

const TOKEN: &str = "EAABexample";

fn accounts(simulator: &Simulator) -> Accounts {
    let client = Client::builder().base_url(simulator.url()).build().unwrap();
    [client.page("1234567890", TOKEN)].into_iter().collect()
}

fn worker(outbox: &Outbox, simulator: &Simulator) -> WorkerBuilder {
    let soon = Duration::from_millis(20);
    let retry = Retry::default().first_wait(soon).limited_wait(soon).tries(3);
    outbox.worker(&accounts(simulator)).retry(retry).timeout(Duration::from_secs(5))
}

async fn works(outbox: &Outbox, simulator: &Simulator) -> Worker {
    worker(outbox, simulator).start().await.unwrap()
}

fn to(person: u64, text: &str) -> Message<'static> {
    let json =
        format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"text":"{text}"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}

/// Waits for what comes of a message.
async fn outcome(outbox: &Outbox, ticket: Ticket) -> Outcome {
    let since = Instant::now();
    loop {
        let outcome = outbox.outcome(ticket).await.unwrap().unwrap();
        if !matches!(outcome, Outcome::Waiting { .. } | Outcome::Begun { .. }) {
            return outcome;
        }
        assert!(since.elapsed() < Duration::from_secs(30), "{outcome:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn texts(simulator: &Simulator) -> Vec<String> {
    let text = |received: &sendapi_simulator::Received| {
        received.body()["message"]["text"].as_str().unwrap().to_owned()
    };
    simulator.messages().iter().map(text).collect()
}

#[tokio::test]
async fn what_is_put_is_sent_whether_it_was_there_before_or_comes_later() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox().await;
    let before = outbox.put(PAGE, &says("before")).commit().await.unwrap().ticket();
    let worker = works(&outbox, &simulator).await;
    let Outcome::Sent { message_id: Some(first) } = outcome(&outbox, before).await else { panic!() };
    let after = outbox.put(PAGE, &says("after")).commit().await.unwrap().ticket();
    let Outcome::Sent { message_id: Some(second) } = outcome(&outbox, after).await else { panic!() };
    assert_ne!(first, second);
    assert_eq!(texts(&simulator), ["before", "after"]);
    worker.shutdown().await.unwrap();
}
